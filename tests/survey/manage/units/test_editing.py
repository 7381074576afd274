"""Units created and corrected one by one: by the same rules as files; two at once."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Unit
from survey.tree import unit_by_code
from tests.audits import no_event
from tests.factories import TODAY, make_province, make_sheets
from tests.pages import open_page, send
from tests.survey.manage.units.files import n_units
from tests.survey.manage.units.trees import make_tree

pytestmark = pytest.mark.usefixtures("clock")

NEW = {"code": "AT.X05", "name": "UBND xã  Tây Bình", "kind": "commune"}


@pytest.fixture
def units(session: Session) -> dict[str, Unit]:
    return make_tree(session)


def newest(session: Session) -> AuditEntry:
    found = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert found
    return found


def test_the_first_unit_stands_at_the_top(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, "/cay-don-vi/moi")
    assert "parent" not in page.forms[-1].names
    assert dict(page.forms[-1].filled)["valid_from"] == ""  # nobody meant today
    given = {"code": "AT", "name": "Tỉnh An Thịnh", "kind": "province"}
    given["valid_from"] = "10/3/2026"
    made = send(official, page, given)
    assert made.heading == "Tỉnh An Thịnh"
    assert unit_by_code(session, "AT").parent_id is None
    entry = newest(session)
    assert (entry.action, entry.code) == ("unit.created", "AT")
    assert entry.after["valid_from"] == "2026-03-10"


def test_a_unit_is_created_below_another(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi/moi?parent=AT")
    made = send(official, page, NEW)
    assert "AT.X05" in made.text
    found = unit_by_code(session, "AT.X05")
    assert (found.name, found.parent.code) == ("UBND xã Tây Bình", "AT")
    assert found.valid_from == TODAY


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"code": "at.x01"}, "Đã có đơn vị mang mã “AT.X01”"),
        ({"code": "AT.X01"}, "Đã có đơn vị mang mã “AT.X01”"),
        ({"code": "A B"}, "Chỉ dùng A-Z"),
        ({"code": "NHAP"}, "dành riêng"),
        ({"code": ""}, "Không được để trống"),
        ({"name": "  "}, "Không được để trống"),
        ({"name": "=1+1"}, "công thức"),
        ({"name": "\u0007x"}, "ký tự"),
        ({"kind": "village"}, "Xin chọn một trong các mục"),
        ({"parent": "Q"}, "Không có đơn vị nào mang mã “Q”"),
        ({"valid_from": "2020-01-01"}, "cấp trên AT (hoạt động từ 1/7/2025); hãy sửa"),
        ({"valid_from": "31/2/2026"}, "Không phải ngày"),
        ({"name": "x" * 201}, "Nhiều nhất 200"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(
    official: FlaskClient,
    session: Session,
    units: dict[str, Unit],
    wrong: dict[str, str],
    words: str,
) -> None:
    page = open_page(official, "/cay-don-vi/moi?parent=AT")
    before = n_units(session)
    again = send(official, page, NEW | wrong, status=422)
    [field] = wrong
    [told] = [e for e in again.all("p") if e["id"] == f"{field}-error"]
    assert words in told.text
    assert n_units(session) == before


def test_a_misspelt_name_is_corrected(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi/AT.X01/sua")
    assert "Đổi tên theo quyết định" in page.text
    given = {"name": "UBND xã Đông Bình A", "ranking_group": ""}
    send(official, page, given)
    found = unit_by_code(session, "AT.X01")
    assert (found.name, found.ranking_group) == ("UBND xã Đông Bình A", "")
    entry = newest(session)
    assert entry.before == {"name": "UBND xã Đông Bình", "ranking_group": "Xã"}
    assert entry.after == given
    assert entry.unit_id == found.id


def test_what_is_sent_unchanged_is_no_change(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    with no_event(session):
        send(official, open_page(official, "/cay-don-vi/AT.X01/sua"))
    assert unit_by_code(session, "AT.X01").revision == 1


def test_the_second_editor_sees_what_the_first_changed(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    mine = open_page(official, "/cay-don-vi/AT.X01/sua")
    theirs = open_page(official, "/cay-don-vi/AT.X01/sua")
    send(official, theirs, {"name": "UBND xã Đông"})
    told = send(official, mine, {"name": "UBND xã Bình"}, status=409)
    assert "UBND xã Đông" in told.text
    assert "can.bo@tinh.example" in told.text
    assert unit_by_code(session, "AT.X01").name == "UBND xã Đông"


def test_an_end_is_corrected_but_none_is_given_here(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi/AT.X01/sua")
    assert "valid_to" not in page.forms[-1].names
    ended = open_page(official, "/cay-don-vi/AT.X99/sua")
    send(official, ended, {"valid_to": "30/11/2025"})
    assert unit_by_code(session, "AT.X99").valid_to == date(2025, 11, 30)


def test_the_first_day_is_not_moved_beyond_answers(
    official: FlaskClient, session: Session
) -> None:
    province = make_province(session)
    make_sheets(session, province.round, province.counters[0], ["5" * 16])
    code = province.units[0].code
    session.commit()
    page = open_page(official, f"/cay-don-vi/{code}/sua")
    again = send(official, page, {"valid_from": "2026-03-11"}, status=422)
    assert "Đã có phiếu trước ngày này" in again.text


def test_a_unit_shows_what_there_is_to_say(
    official: FlaskClient, session: Session
) -> None:
    province = make_province(session, units=1, counters=3)
    code, title = province.units[0].code, province.round.title
    session.commit()
    page = open_page(official, f"/cay-don-vi/{code}")
    for words in ("Quầy đang mở 3", title, "từ 1/7/2025", "chưa gán"):
        assert words.replace(" ", "") in page.text.replace(" ", ""), words
    assert page.link("Sửa") == f"/cay-don-vi/{code}/sua"
    assert page.link("Tỉnh thử nghiệm")
