"""Publishing in two steps, taking back, and saying what a unit changed."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Improvement, Publication
from survey.release.operations import make_release
from tests.conftest import MORNING
from tests.factories import make_province, make_sheets
from tests.pages import open_page, send


@pytest.fixture
def codes(session: Session) -> tuple[str, str]:
    """The codes of a round with a release, and of its unit."""
    province = make_province(session, units=1, method="counter-short")
    make_sheets(session, province.round, province.counters[0], ["55555", "43333"], n=40)
    make_release(session, province.round, made_at=MORNING)
    codes = (province.round.code, province.units[0].code)
    session.commit()
    return codes


def _actions(session: Session) -> list[str]:
    session.expire_all()
    kinds = AuditEntry.kind.in_(("release", "improvement"))
    query = select(AuditEntry.action).where(kinds).order_by(AuditEntry.id)
    return list(session.scalars(query))


def test_a_release_is_published_and_withdrawn(
    official: FlaskClient, session: Session, codes: tuple[str, str]
) -> None:
    listed = open_page(official, "/ket-qua")
    page = open_page(official, listed.link("chưa công bố"))
    assert "Mọi người sẽ thấy gì" in page.text
    page = send(official, page, {"note": "Theo kế hoạch."})
    assert "Lời công bố: Theo kế hoạch." in page.text
    send(official, page, status=422)  # not ticked
    page = send(official, page, {"sure": "y"})
    address = page.link("/cong-khai/")
    assert "Theo kế hoạch." in open_page(official, address).text
    again = official.post(f"/cong-bo/{codes[0]}/1", data={"sure": "y"})
    assert again.status_code == 400  # without its token
    page = open_page(official, page.link("Thu hồi"))
    send(official, page, {"note": "", "sure": "y"}, status=422)
    page = send(official, page, {"note": "Nhầm số.", "sure": "y"})
    assert "Đã thu hồi ngày" in page.text
    assert official.get(address).status_code == 410
    assert _actions(session) == ["release.published", "release.withdrawn"]
    kept = session.scalars(select(Publication).order_by(Publication.id)).all()
    assert [row.note for row in kept] == ["Theo kế hoạch.", "Nhầm số."]
    assert all(row.by_id for row in kept)


def test_a_unit_says_what_it_changed(
    official: FlaskClient, session: Session, codes: tuple[str, str]
) -> None:
    code = codes[1]
    unit = open_page(official, f"/don-vi/{code}")
    page = open_page(official, unit.link("Ghi và công khai"))
    blank = open_page(official, page.link("Ghi một thay đổi"))
    late = {"happened_on": "1/1/2999", "text": "Sẽ làm"}
    assert "còn ở phía trước" in send(official, blank, late, status=422).text
    wanted = {"happened_on": "1/2/2026", "text": "Mở thêm quầy"}
    page = send(official, blank, wanted)
    assert "chưa công khai" in page.text
    edit = open_page(official, page.link("Sửa"))
    page = send(official, edit, {"is_public": "y"})
    assert "công khai từ" in page.text
    assert "Mở thêm quầy" in open_page(official, f"/don-vi/{code}").text
    send(official, edit, {"text": "Bỏ quầy"}, status=409)
    assert _actions(session) == ["improvement.added", "improvement.edited"]
    [row] = session.scalars(select(Improvement))
    assert (row.text, row.revision) == ("Mở thêm quầy", 2)
