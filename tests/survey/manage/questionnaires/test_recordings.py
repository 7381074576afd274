"""What is read out: taken in, frozen, copied, refused, forgotten."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from survey.methods import parse_questionnaire
from survey.methods.questionnaire_file import questionnaire_of_text
from survey.models import Method, Recording
from tests.pages import open_page, send
from tests.survey.manage.questionnaires.conftest import (
    ADDRESS,
    Press,
    add_version,
    hidden,
)
from tests.survey.manage.questionnaires.drafts import Actions, Now
from tests.survey.sound.made import mp3, wav

RECORDINGS = f"{ADDRESS}/ngon-ngu/vi/ban-thu"
Upload = Callable[..., TestResponse]


@pytest.fixture
def upload(official: FlaskClient) -> Upload:
    """Send a recording of a part, the first question unless said otherwise."""

    def _upload(content: bytes, **given: Any) -> TestResponse:
        part = {"part": "item", "item": "S1"} | given
        fields = hidden(open_page(official, RECORDINGS)) | part
        file = (BytesIO(content), "giong-doc.mp3")
        return official.post(RECORDINGS, data=fields | {"file": file})

    return _upload


def _kept(session: Session) -> set[str]:
    session.rollback()
    kept = set(session.scalars(select(Recording.kind)))
    session.rollback()
    return kept


@pytest.mark.usefixtures("draft")
def test_a_recording_is_taken_in_replaced_listened_to_and_taken_out(
    official: FlaskClient,
    upload: Upload,
    press: Press,
    now: Now,
    session: Session,
    actions: Actions,
) -> None:
    assert upload(wav()).status_code == 302
    assert upload(mp3(), part="levels", item="").status_code == 302
    heard = parse_questionnaire(now().document).recordings["vi"]
    assert list(heard) == [("levels", ""), ("item", "S1")]
    page = open_page(official, RECORDINGS)
    assert "Đã thu 2 trên" in page.text
    players = page.all("audio")
    assert [p["preload"] for p in players] == ["none", "none"]
    sound = official.get(players[0]["src"])
    assert (sound.data, sound.mimetype) == (mp3(), "audio/mpeg")
    assert _kept(session) == {"mp3", "wav"}
    assert upload(mp3()).status_code == 302  # the same sound, in place of the other
    assert _kept(session) == {"mp3"}
    assert press(RECORDINGS, part="item", item="S1", drop="1").status_code == 302
    assert press(ADDRESS, do="drop item S1").status_code == 302
    assert press(f"{ADDRESS}/ngon-ngu", drop="vi").status_code == 302
    assert "recording" not in now().document
    assert _kept(session) == set()
    assert actions()[:4] == ["questionnaire.recorded"] * 3 + [
        "questionnaire.unrecorded"
    ]


@pytest.mark.usefixtures("draft")
def test_what_is_no_recording_is_refused_with_a_reason(
    official: FlaskClient, upload: Upload, press: Press, now: Now
) -> None:
    before = now()
    for content, status, words in (
        (b"MZ" + b"\0" * 300, 415, "Tệp này không phải âm thanh MP3"),
        (wav(30.0), 413, "nhiều nhất 200 kB"),
        (wav()[:-100], 422, "Tệp bị cắt"),
        (b"", 422, "Xin chọn một tệp âm thanh"),
    ):
        answer = upload(content)
        assert answer.status_code == status
        assert words in answer.text
    assert upload(wav(), item="no-such").status_code == 404
    assert upload(wav(), part="thanks").status_code == 404
    assert press(RECORDINGS, part="item", item="S1", drop="1").status_code == 404
    assert official.get(f"{ADDRESS}/ngon-ngu/km/ban-thu").status_code == 404
    assert now().document == before.document
    assert upload(wav()).status_code == 302
    assert upload(mp3(), revision="1").status_code == 409


@pytest.mark.usefixtures("draft")
def test_published_recordings_are_frozen_copied_and_exported(
    official: FlaskClient,
    upload: Upload,
    press: Press,
    now: Now,
    session: Session,
) -> None:
    upload(wav())
    file = official.get(f"{ADDRESS}.toml").text
    send(official, open_page(official, f"{ADDRESS}/ban-hanh"))
    assert "bản thu cố định cùng phiếu" in open_page(official, RECORDINGS).text
    assert press(RECORDINGS, part="item", item="S1", drop="1").status_code == 409
    for change in ("UPDATE recording SET kind = 'ogg'", "DELETE FROM recording"):
        with pytest.raises(IntegrityError, match="frozen"):
            session.connection().exec_driver_sql(change)
        session.rollback()
    press(f"{ADDRESS}/chep", at=ADDRESS)
    copied = now(number=2)
    assert copied.document["recording"] == now().document["recording"]
    again = questionnaire_of_text(file)
    assert again["recording"] == copied.document["recording"]


def test_a_file_of_elsewhere_comes_without_its_recordings(
    official: FlaskClient, method: Method, session: Session, now: Now
) -> None:
    add_version(session, method)
    source = official.get(f"{ADDRESS}.toml").text.replace("every-kind", "of-elsewhere")
    source += (
        '\n[[recording]]\nlanguage = "vi"\npart = "item"\ncode = "S1"\n'
        f'digest = "{"ab" * 16}"\n'
    )
    page = open_page(official, "/phieu/nhap")
    fields = hidden(page) | {"file": (BytesIO(source.encode()), "phieu.toml")}
    answer = official.post(page.address, data=fields, follow_redirects=True)
    assert "1 bản thu mà tệp dẫn đến không có ở hệ thống này" in answer.text
    assert "recording" not in now("of-elsewhere").document
