"""The page in a language of its own: borrowed words, recordings, what they cost."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.recordings import keep_recording
from survey.models import Response
from survey.respond.scripts import letters_of
from tests.factories import Province
from tests.pages import open_page
from tests.questionnaires import ask, every_kind, in_tay
from tests.survey.sound.made import m4a

HEAVIEST = 14_000  # bytes over the wire, with a recording beside every question
SOUND = m4a(2.0)


@pytest.fixture
def digest(session: Session, province: Province) -> Iterator[str]:
    """The digest of the recording that the province's questionnaire plays."""
    kept = keep_recording(session, SOUND)
    ask(session, province, in_tay(every_kind(), kept.digest))
    session.commit()
    yield kept.digest
    session.rollback()


@pytest.mark.usefixtures("digest")
def test_what_a_language_lacks_is_vietnamese_and_says_so(
    client: FlaskClient, address: str
) -> None:
    page = open_page(client, f"{address}?lang=tyz")
    assert '<html lang="tyz">' in page.source
    [button] = page.all("button")
    assert button.text == "Gửi phiếu"
    spans = {e.text for e in page.all("span") if e["lang"] == "vi"}
    assert {"Gửi phiếu", "Không áp dụng", "Nghe", "Chọn tối đa 2 ý."} <= spans
    assert "Pì noọng &lt;b&gt;thâng" in page.source
    assert page.title.startswith("Đánh giá sự phục vụ:")
    assert [e["lang"] for e in page.all("nav")] == ["vi"]
    names = [e.text for e in page.all("a") + page.all("strong") if e["lang"]]
    assert sorted(names) == ["English", "Tiếng Việt", "Tày"]
    assert 'đã chọn: <span lang="tyz">“T Ý yes”</span>.</span>' in page.source


def test_recordings_stand_beside_questions_and_nothing_is_fetched(
    client: FlaskClient, address: str, digest: str
) -> None:
    page = open_page(client, f"{address}?lang=tyz")
    players = page.all("audio")
    questions = page.all("fieldset")
    assert len(players) == len(questions) + 3
    assert {p["preload"] for p in players} == {"none"}
    assert {p["src"] for p in players} == {f"/q/nghe/{digest}"}
    answer = client.get(f"{address}?lang=tyz", headers={"Accept-Encoding": "gzip"})
    assert len(answer.data) < HEAVIEST
    policy = answer.headers["Content-Security-Policy"]
    assert "media-src 'self'" in policy
    assert [s["src"].split("?")[0] for s in page.all("script")] == ["/static/listen.js"]
    other = open_page(client, address)
    assert not other.all("audio") + other.all("script")


def test_a_recording_comes_whole_or_in_parts_and_is_kept(
    client: FlaskClient, digest: str
) -> None:
    address = f"/q/nghe/{digest}"
    whole = client.get(address)
    assert (whole.data, whole.mimetype) == (SOUND, "audio/mp4")
    assert "immutable" in whole.headers["Cache-Control"]
    part = client.get(address, headers={"Range": "bytes=0-1"})
    assert (part.status_code, part.data) == (206, SOUND[:2])
    assert part.headers["Content-Range"] == f"bytes 0-1/{len(SOUND)}"
    known = client.get(address, headers={"If-None-Match": whole.headers["ETag"]})
    assert known.status_code == 304
    beyond = client.get(address, headers={"Range": "bytes=999999-"})
    assert beyond.status_code == 416
    for wrong in ("0" * 32, digest.upper(), "x", "%00"):
        assert client.get(f"/q/nghe/{wrong}").status_code == 404


@pytest.mark.usefixtures("digest")
def test_the_language_is_stored_and_thanked_in(
    client: FlaskClient, address: str, session: Session
) -> None:
    form = open_page(client, f"{address}?lang=tyz").forms[-1]
    chosen = dict(form.filled) | {"q-S1": "5"}
    again = client.post(f"{address}?lang=tyz", data=chosen)
    assert again.status_code == 422
    assert '<h2><span lang="vi">Phiếu chưa gửi được</span></h2>' in again.text
    assert again.text.count("<audio") > 1
    codes = [name for name in form.names if name.startswith("q-S")]
    chosen |= dict.fromkeys(codes, "4") | {"q-spoke-up": "2"}
    thanks = client.post(f"{address}?lang=tyz", data=chosen, follow_redirects=True)
    assert "<h1>T cảm ơn</h1>" in thanks.text
    assert "<title>T cảm ơn</title>" in thanks.text
    assert session.scalars(select(Response.language)).all() == ["tyz"]


def test_only_languages_with_letters_of_their_own_name_a_font(
    client: FlaskClient,
) -> None:
    with client.application.test_request_context():
        assert "khmer-400.woff2?v=" in letters_of("km-KH")
        assert letters_of("cjm").count("@font-face") == 1
        assert [letters_of(code) for code in ("vi", "tyz", "rad", "hmn")] == [""] * 4
