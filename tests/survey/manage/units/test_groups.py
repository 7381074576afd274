"""Ranking groups: seen, renamed, and given to several units at once."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Unit
from survey.tree import unit_by_code
from tests.pages import Page, open_page, send
from tests.survey.manage.units.trees import make_tree

pytestmark = pytest.mark.usefixtures("clock")
CHOOSE = "/cay-don-vi/nhom/gan"


@pytest.fixture
def units(session: Session) -> dict[str, Unit]:
    return make_tree(session)


def group_of(session: Session, code: str) -> str:
    session.expire_all()
    group = unit_by_code(session, code).ranking_group
    session.rollback()
    return group


def boxes(page: Page) -> dict[str, str]:
    """Return the boxes of units, each by its code."""
    found = [e["value"] for e in page.all("input") if e["name"] == "unit"]
    return {value.rpartition(":")[0]: value for value in found}


def test_groups_are_shown_with_who_is_in_them(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi/nhom")
    rows = [e.text for e in page.all("tr")][1:]
    assert [row.strip().split("\n")[0] for row in rows] == ["Sở", "Xã", "Chưa gán nhóm"]
    assert "Điểm phục vụ: 120" in rows[2]
    assert page.link("Chưa gán nhóm").endswith("nhom=-")


def test_a_group_is_renamed_everywhere_also_in_units_that_ended(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi/nhom/doi-ten?ten=Xã")
    assert "3 đơn vị" in page.text
    send(official, page, {"new": "Xã, phường"})
    for code in ("AT.X01", "AT.X98", "AT.X99"):
        assert group_of(session, code) == "Xã, phường"
    assert unit_by_code(session, "AT.X01").revision == 2
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert last
    assert (last.action, last.before) == ("group.renamed", {"name": "Xã"})


@pytest.mark.parametrize("name", ["", "Không có", "\x00"])
def test_a_group_that_is_not_there_cannot_be_renamed(
    official: FlaskClient, units: dict[str, Unit], name: str
) -> None:
    answer = official.get("/cay-don-vi/nhom/doi-ten", query_string={"ten": name})
    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["", "=1+1", "-", "x" * 61, "a\u0007"])
def test_a_group_has_a_name_that_can_be_read(
    official: FlaskClient, session: Session, units: dict[str, Unit], name: str
) -> None:
    page = open_page(official, "/cay-don-vi/nhom/doi-ten?ten=Xã")
    send(official, page, {"new": name}, status=422)
    assert group_of(session, "AT.X01") == "Xã"


def test_chosen_units_are_put_into_a_group(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, f"{CHOOSE}?q=at")
    known = boxes(page)
    chosen = [known["AT.X01"], known["AT.P01"]]
    send(official, page, {"group": "Cơ sở", "unit": chosen})
    assert group_of(session, "AT.P01") == group_of(session, "AT.X01") == "Cơ sở"
    assert group_of(session, "AT.NV") == "Sở"


def test_all_that_is_found_is_put_into_a_group(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, f"{CHOOSE}?loai=point")
    assert len(boxes(page)) == 50
    send(official, page, {"group": "Điểm", "every": "y"})
    grouped = select(Unit).where(Unit.ranking_group == "Điểm")
    assert len(session.scalars(grouped).all()) == 120


def test_an_empty_name_takes_units_out(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, f"{CHOOSE}?nhom=Sở")
    send(official, page, {"group": "", "unit": [*boxes(page).values()]})
    assert group_of(session, "AT.NV") == ""


def test_without_a_choice_nothing_happens(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = send(official, open_page(official, CHOOSE), {"group": "X"}, status=422)
    assert "chọn ít nhất một đơn vị" in page.text


def test_a_unit_that_changed_meanwhile_stops_the_whole(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, CHOOSE)
    unit_by_code(session, "AT.X01").name = "UBND xã Bình Đông"
    session.commit()
    known = boxes(page)
    chosen = [known["AT.NV"], known["AT.X01"]]
    told = send(official, page, {"group": "X", "unit": chosen}, status=409)
    assert "AT.X01" in told.text
    assert group_of(session, "AT.NV") == "Sở"


def test_a_list_that_grew_meanwhile_is_not_taken_whole(
    official: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    page = open_page(official, f"{CHOOSE}?loai=ward")
    unit_by_code(session, "AT.X01").kind = "ward"
    session.commit()
    send(official, page, {"group": "X", "every": "y"}, status=409)
    assert group_of(session, "AT.P01") == ""
