"""Counters described anew, closed, opened again and moved in the browser."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Response, RoleName
from tests.factories import TODAY, Province, make_counter, make_sheets, make_unit
from tests.pages import open_page, send
from tests.survey.manage.counters.conftest import Become
from tests.survey.manage.counters.opened import new

pytestmark = pytest.mark.usefixtures("clock")
Audit = Callable[[], list[AuditEntry]]


def test_a_counter_is_described_anew_and_its_code_stays(
    official: FlaskClient, session: Session, province: Province, audit: Audit
) -> None:
    counter = province.counters[0]
    page = open_page(official, f"/quay/{counter.code}")
    page = open_page(official, page.link("Sửa"))
    page = send(official, page, {"name": "Quầy Hộ tịch", "room": "Tầng 2"})
    assert page.heading == "Quầy Hộ tịch"
    [row] = audit()
    assert row.action == "counter.edited"
    assert row.after == {"name": "Quầy Hộ tịch", "room": "Tầng 2"}
    session.refresh(counter)
    assert counter.code in page.text


def test_the_second_to_edit_is_told_and_overwrites_nothing(
    official: FlaskClient, session: Session, province: Province
) -> None:
    address = f"/quay/{province.counters[0].code}/sua"
    first, second = open_page(official, address), open_page(official, address)
    send(official, first, {"name": "Của người thứ nhất"})
    page = send(official, second, {"name": "Của người thứ hai"}, status=409)
    assert "Của người thứ nhất" in page.text
    session.expire_all()
    assert province.counters[0].name == "Của người thứ nhất"


def test_a_counter_is_retired_and_opened_again(
    official: FlaskClient, session: Session, province: Province, audit: Audit
) -> None:
    counter = province.counters[0]
    page = open_page(official, f"/quay/{counter.code}")
    page = send(official, open_page(official, page.link("Đóng quầy")))
    assert "Quầy này đã đóng" in page.text
    session.refresh(counter)
    session.commit()
    assert counter.closed_on == TODAY
    assert counter.code not in open_page(official, "/quay").text
    assert counter.code in open_page(official, "/quay?state=closed").text
    page = send(official, open_page(official, page.link("Mở lại")))
    assert "Quầy này đã đóng" not in page.text
    session.expire_all()
    assert counter.closed_on is None
    assert [row.action for row in audit()] == ["counter.retired", "counter.reopened"]


def test_a_counter_does_not_close_before_its_last_sheet(
    official: FlaskClient, session: Session, province: Province
) -> None:
    counter = province.counters[0]
    day = date(2026, 3, 6)
    make_sheets(session, province.round, counter, ["5" * 16], day=day)
    session.commit()
    page = open_page(official, f"/quay/{counter.code}/dong")
    page = send(official, page, {"on": "2026-03-05"}, status=422)
    assert "đã nhận phiếu đến ngày 6/3/2026" in page.text
    page = send(official, page, {"on": "2020-01-01"}, status=422)
    send(official, page, {"on": "2026-03-06"})
    session.expire_all()
    assert counter.closed_on == day


def test_a_counter_moves_and_sheets_before_keep_their_unit(
    official: FlaskClient, session: Session, province: Province, audit: Audit
) -> None:
    counter, (old, target) = province.counters[0], province.units
    make_sheets(session, province.round, counter, ["5" * 16])
    session.commit()
    page = open_page(official, f"/quay/{counter.code}")
    page = open_page(official, page.link("Chuyển đơn vị"))
    page = send(official, page, {"unit": target.code})
    assert target.name in page.text
    session.refresh(counter)
    assert counter.unit_id == target.id
    assert session.scalars(select(Response.unit_id)).one() == old.id
    [row] = audit()
    assert (row.action, row.before, row.after) == (
        "counter.moved",
        {"unit": old.code},
        {"unit": target.code},
    )


@pytest.mark.parametrize("unit", ["KHONG-CO", "own", "ended"])
def test_a_counter_cannot_move_just_anywhere(
    official: FlaskClient, session: Session, province: Province, unit: str
) -> None:
    counter = province.counters[0]
    make_unit(session, province.root, code="ended", valid_to=date(2026, 1, 1))
    session.commit()
    target = counter.unit.code if unit == "own" else unit
    page = open_page(official, f"/quay/{counter.code}/chuyen")
    page = send(official, page, {"unit": target}, status=422)
    assert page.all("form")[-1].text
    session.expire_all()
    assert counter.unit_id == province.units[0].id


def test_a_unit_that_is_over_says_where_its_counters_should_go(
    official: FlaskClient, session: Session, province: Province
) -> None:
    province.units[0].valid_to = date(2026, 3, 1)
    session.commit()
    page = open_page(official, f"/quay/{province.counters[0].code}")
    assert "Chuyển quầy sang đơn vị tiếp nhận" in page.text
    assert "đơn vị đã kết thúc" in open_page(official, "/quay?state=closed").text


# Whoever heads the first commune, against what belongs to the second.


def test_a_head_sees_and_sets_up_their_own_counters_only(
    become: Become, province: Province
) -> None:
    head = become(RoleName.UNIT_HEAD)
    mine, foreign = province.counters[0].code, province.counters[2].code
    page = open_page(head, "/quay")
    assert mine in page.text
    assert foreign not in page.text
    assert "Không có quầy nào khớp" in open_page(head, f"/quay?q={foreign}").text
    assert foreign not in head.get("/quay.csv").text
    for place in ("", "/sua", "/dong", "/mo-lai", "/chuyen", "/kiem-tra"):
        assert head.get(f"/quay/{mine}{place}").status_code == 200
        assert head.get(f"/quay/{foreign}{place}").status_code == 404
    for file in ("qr.svg", "qr.png", "poster.png", "poster.pdf"):
        assert head.get(f"/quay/{foreign}/{file}").status_code == 404
    for unit in (province.units[1], province.root):
        for place in ("quay", "in", "poster.pdf"):
            assert head.get(f"/don-vi/{unit.code}/{place}").status_code == 404


def test_nothing_is_created_or_moved_into_a_foreign_unit(
    become: Become, session: Session, province: Province, audit: Audit
) -> None:
    head, foreign = become(RoleName.UNIT_HEAD), province.units[1].code
    page = open_page(head, f"/quay/moi?unit={foreign}")
    assert foreign not in [option["value"] for option in page.all("option")]
    for code in (foreign, "KHONG-CO"):
        told = send(head, page, {"name": "Quầy lạ", "unit": code}, status=422)
        assert "Không có đơn vị nào như vậy trong phạm vi của bạn" in told.text
        move = open_page(head, f"/quay/{province.counters[0].code}/chuyen")
        told = send(head, move, {"unit": code}, status=422)
        assert "Không có đơn vị nào như vậy trong phạm vi của bạn" in told.text
    assert new(session, province) == []
    session.expire_all()
    assert province.counters[0].unit_id == province.units[0].id
    assert audit() == []


def test_a_clerk_prints_and_checks_but_sets_nothing_up(
    become: Become, session: Session, province: Province
) -> None:
    clerk, code = become(RoleName.COUNTER_CLERK), province.counters[0].code
    page = open_page(clerk, f"/quay/{code}")
    assert "Chuyển đơn vị" not in page.text
    assert clerk.get(f"/quay/{code}/poster.pdf").status_code == 200
    assert clerk.get(f"/quay/{code}/kiem-tra").status_code == 200
    for place in ("sua", "dong", "mo-lai", "chuyen"):
        assert clerk.get(f"/quay/{code}/{place}").status_code == 403
    for place in ("moi", "nhap"):
        assert clerk.get(f"/quay/{place}").status_code == 403
    assert "Thêm quầy" not in open_page(clerk, "/quay").text


def test_a_list_of_many_counters_comes_a_page_at_a_time(
    official: FlaskClient, session: Session, province: Province
) -> None:
    for number in range(150):
        make_counter(session, province.units[1], name=f"Quầy đông {number}")
    session.commit()
    page = open_page(official, "/quay?q=dong")
    assert "Trang 1 trên 2" in page.text
    assert "Quầy đông 149" not in page.text
    page = open_page(official, page.link("Trang sau"))
    assert "Quầy đông 149" in page.text
    assert "Trang 2 trên 2" in open_page(official, "/quay?q=dong&page=99").text
    assert open_page(official, "/quay?q=dong&page=-5").status == 200
