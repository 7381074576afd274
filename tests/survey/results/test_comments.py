"""Comments as officials read them: masked, in batches, gone from sight when marked."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Comment, RoleName, ShownComment, Unit
from survey.release.operations import make_release
from survey.results.comments.queries import all_comments, reading_of
from tests.factories import make_sheets
from tests.pages import open_page, send
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user
from tests.survey.results.conftest import WELL, Released

WRITTEN = (
    "Chị Hương ở quầy 2 rất vui vẻ, gọi 0912 345 678.",
    "=SUM(A1) chờ lâu quá",
    "Chờ 45 phút, phí 150.000 đồng.",
    "Biển chỉ dẫn nhỏ, tôi là Trần Văn Nam.",
    "Lan ở quầy 3 thì không.",  # a name that no rule tells
)


@pytest.fixture
def unit(session: Session, released: Released) -> Unit:
    """A commune with five comments brought to light by the round's next release."""
    province = released.province
    [unit, *_others] = province.units
    session.add_all(
        Comment(
            round_id=province.round.id,
            unit_id=unit.id,
            month=date(2026, 3, 1),
            language="vi",
            text=text,
        )
        for text in WRITTEN
    )
    make_sheets(session, province.round, province.counters[0], WELL, n=10)
    moment = released.release.made_at + timedelta(days=2)
    make_release(session, province.round, made_at=moment)
    session.commit()
    return unit


def _as(app: Flask, session: Session, role: RoleName, unit: Unit) -> FlaskClient:
    user = make_user(session, f"{role}@tinh.example")
    give(session, user, role, unit)
    client = signed_in_as(app, session, user)
    session.rollback()  # lets go of the lock that reading takes
    return client


def test_a_head_reads_them_masked_and_finds_words_without_marks(
    app: Flask, session: Session, unit: Unit
) -> None:
    place = f"/don-vi/{unit.code}/y-kien"
    client = _as(app, session, RoleName.UNIT_HEAD, unit)
    page = open_page(client, place)
    assert "Chị [họ tên] ở quầy 2 rất vui vẻ, gọi [số điện thoại]." in page.source
    assert "0912" not in page.source
    assert "Tháng 3/2026" in page.source
    found = open_page(client, f"{place}?word=CHO+LAU")
    assert "chờ lâu quá" in found.source
    assert "150.000" not in found.source
    none = open_page(client, f"{place}?word=%25")
    assert "Không có ý kiến nào khớp." in none.source
    assert "Đọc 5 ý kiến" in open_page(client, place.removesuffix("/y-kien")).source


def test_a_word_finds_nothing_that_the_page_does_not_show_anyway(
    session: Session, unit: Unit, released: Released
) -> None:
    round_ = released.province.round
    session.add(
        Comment(
            round_id=round_.id,
            unit_id=unit.id,
            month=date(2026, 3, 1),
            language="vi",
            text="Chờ mãi.",
        )
    )
    query = select(ShownComment).where(ShownComment.text.startswith("Lan"))
    session.scalars(query).one().is_held = True

    def found(word: str) -> set[str]:
        reading = reading_of(session, unit, round_code="", word=word, scope=None)
        return {one.text for one in all_comments(session, reading)}

    shown = found("")
    assert len(shown) == 4
    # What was masked, what is held, and what still waits is in none of them.
    assert [found(word) for word in ("Hương", "0912", "Lan ở", "mãi")] == [set()] * 4
    for word in {word for text in shown for word in text.split()}:
        assert found(word) <= shown


def test_a_file_of_them_is_harmless_and_kept_in_the_audit(
    app: Flask, session: Session, unit: Unit
) -> None:
    place = f"/don-vi/{unit.code}/y-kien"
    client = _as(app, session, RoleName.UNIT_HEAD, unit)
    page = open_page(client, place)
    [form] = [form for form in page.forms if form.action.endswith("tai-ve")]
    text = client.post(form.action, data=dict(form.filled)).text
    assert "'=SUM(A1)" in text
    assert "0912" not in text
    query = select(AuditEntry.after).where(AuditEntry.action == "comments.downloaded")
    assert session.scalars(query).one()["rows"] == 5


def test_what_is_marked_is_gone_until_it_is_masked_by_hand(
    app: Flask, session: Session, unit: Unit, released: Released
) -> None:
    query = select(ShownComment).where(ShownComment.text.startswith("Lan"))
    key = session.scalars(query).one().id
    place = f"/don-vi/{unit.code}/y-kien"
    head = _as(app, session, RoleName.UNIT_HEAD, unit)
    page = open_page(head, place)
    [form] = [form for form in page.forms if str(key) in form.action]
    head.post(form.action, data=dict(form.filled))
    assert "Lan ở quầy 3" not in open_page(head, place).source

    root = released.province.root
    administrator = _as(app, session, RoleName.PROVINCE_ADMINISTRATOR, root)
    assert "Lan ở quầy 3" in open_page(administrator, "/y-kien/can-che").source
    masking = open_page(administrator, f"{place}/{key}/che")
    wrong = send(administrator, masking, {"pieces": "Lam"}, status=422)
    assert "Không có trong ý kiến" in wrong.source
    send(administrator, masking, {"pieces": "Lan"})
    assert "[đã che] ở quầy 3 thì không." in open_page(head, place).source
    send(administrator, masking, {"pieces": "quầy"}, status=409)


def test_without_five_nothing_is_told_not_even_whether_some_wait(
    app: Flask, session: Session, released: Released
) -> None:
    unit, code = released.province.units[1], released.release.round.code
    place = f"/don-vi/{unit.code}/y-kien"
    client = _as(app, session, RoleName.UNIT_HEAD, unit)
    page = open_page(client, place)
    assert "Chưa có ý kiến để đọc" in page.source
    answer = client.get(f"{place}?round={code}")
    assert answer.status_code == 404
    assert client.get(f"{place}?word={'x' * 81}").status_code == 400
