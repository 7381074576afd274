"""Rounds changed in the browser while that may be, and closed."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import Weighting
from tests.factories import TODAY, Province, make_sheets
from tests.pages import open_page, send
from tests.survey.manage.rounds.conftest import Stored
from tests.survey.manage.rounds.plans import plan_page, planned

pytestmark = pytest.mark.usefixtures("clock")


def test_all_may_change_before_the_first_sheet(
    official: FlaskClient, stored: Stored, province: Province
) -> None:
    send(official, plan_page(official), planned(province))
    page = open_page(official, "/dot-khao-sat/2026-Q2/sua")
    other: dict[str, str | list[str]] = {"code": "2026-II", "title": "Đợt II"}
    other |= {"part": "some", "units": province.units[1].code, "weighting": "units"}
    page = send(official, page, other)
    assert page.address == "/dot-khao-sat/2026-II"
    round_ = stored.round("2026-II")
    assert round_.weighting == Weighting.UNITS
    assert stored.chosen(round_) == {province.units[1].id}
    entry = stored.audited()[-1]
    assert entry.action == "round.edited"
    assert entry.before == {
        "code": "2026-Q2",
        "title": "Đợt quý II",
        "units": [],
        "weighting": "transactions",
    }
    page = open_page(official, "/dot-khao-sat/2026-II/sua")
    assert "Giữ nguyên 1 đơn vị" in page.text
    send(official, page, {"title": "Đợt hai"})
    assert stored.chosen(stored.round("2026-II")) == {province.units[1].id}


def test_changing_nothing_tells_the_audit_nothing(
    official: FlaskClient, stored: Stored, province: Province
) -> None:
    address = f"/dot-khao-sat/{province.round.code}/sua"
    send(official, open_page(official, address))
    assert stored.audited() == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"code": "khac"}, "mã đợt không đổi"),
        ({"starts_on": "2026-01-02"}, "ngày đầu không đổi"),
        ({"ends_on": "2026-03-09"}, "Đã có phiếu đến ngày 10/3/2026"),
        ({"part": "some", "units": "{unit}"}, "chỉ được thêm đơn vị"),
        ({"populations": "residents"}, "đối tượng không đổi"),
        ({"channels": "paper"}, "chỉ được thêm kênh"),
        ({"asks": "m{method}", "channels": "tally"}, "phiếu khảo sát và đối tượng"),
    ],
)
def test_after_the_first_sheet_little_may_change(
    official: FlaskClient,
    session: Session,
    province: Province,
    given: dict[str, str],
    words: str,
) -> None:
    make_sheets(session, province.round, province.counters[0], ["5" * 16])
    session.commit()
    known = {"unit": province.units[0].code, "method": province.round.method_id}
    filled: dict[str, str | list[str]] = {
        name: value.format(**known) for name, value in given.items()
    }
    address = f"/dot-khao-sat/{province.round.code}/sua"
    page = send(official, open_page(official, address), filled, status=422)
    assert words in page.text


def test_after_the_first_sheet_it_may_be_longer_and_wider(
    official: FlaskClient, session: Session, stored: Stored, province: Province
) -> None:
    make_sheets(session, province.round, province.counters[0], ["5" * 16])
    session.commit()
    address = f"/dot-khao-sat/{province.round.code}/sua"
    wider: dict[str, str | list[str]] = {
        "title": "Đợt kéo dài",
        "ends_on": "2026-04-30",
        "channels": ["qr", "paper"],
        "weighting": "units",
    }
    send(official, open_page(official, address), wider)
    round_ = stored.round(province.round.code)
    assert round_.ends_on == date(2026, 4, 30)
    assert round_.channels == ["qr", "paper"]


def test_the_second_of_two_people_is_told_what_the_first_changed(
    official: FlaskClient, stored: Stored, province: Province
) -> None:
    address = f"/dot-khao-sat/{province.round.code}/sua"
    mine, theirs = open_page(official, address), open_page(official, address)
    send(official, theirs, {"part": "some", "units": province.units[0].code})
    page = send(official, mine, {"title": "Đợt của tôi"}, status=409)
    assert "Có người vừa sửa trước bạn" in page.text
    assert "can.bo@tinh.example" in page.text
    round_ = stored.round(province.round.code)
    assert round_.title != "Đợt của tôi"
    assert stored.chosen(round_) == {province.units[0].id}


def test_a_round_is_closed_once_somebody_is_sure(
    official: FlaskClient, stored: Stored, province: Province
) -> None:
    address = f"/dot-khao-sat/{province.round.code}/dong"
    page = open_page(official, address)
    assert "Không mở lại được" in page.text
    page = send(official, page, status=422)
    assert "Xin đánh dấu để xác nhận" in page.text
    page = send(official, page, {"sure": "y"})
    assert "Đã đóng" in page.text
    assert stored.round(province.round.code).closed_on == TODAY
    assert stored.audited()[-1].action == "round.closed"
    open_page(official, address, status=409)
    open_page(official, f"/dot-khao-sat/{province.round.code}/sua", status=409)


def test_a_plan_opened_before_the_closing_is_refused(
    official: FlaskClient, stored: Stored, province: Province
) -> None:
    address = f"/dot-khao-sat/{province.round.code}"
    mine = open_page(official, f"{address}/sua")
    send(official, open_page(official, f"{address}/dong"), {"sure": "y"})
    page = send(official, mine, {"title": "Đợt của tôi"}, status=409)
    assert "đã đóng từ ngày 10/3/2026" in page.text
    assert stored.round(province.round.code).title != "Đợt của tôi"
