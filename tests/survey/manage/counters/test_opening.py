"""New counters in the browser: one or several, at a unit that is meant."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from time_machine import Traveller

from survey.models import AuditEntry, RoleName, Service
from tests.factories import Province, make_unit
from tests.pages import open_page, send
from tests.survey.manage.counters.conftest import Become
from tests.survey.manage.counters.opened import new

pytestmark = pytest.mark.usefixtures("clock")
Audit = Callable[[], list[AuditEntry]]


def test_a_counter_is_created(
    official: FlaskClient, session: Session, province: Province, audit: Audit
) -> None:
    unit = province.units[0]
    session.add(Service(code="dat-dai", name="Đất đai"))
    province.counters[0].service = "dat-dai"
    session.commit()
    page = open_page(official, f"/quay/moi?unit={unit.code}")
    page = send(
        official,
        page,
        {
            "name": "  Quầy   Tư pháp ",
            "room": "Phòng 2",
            "service": "dat-dai",
            "opened_on": "2026-03-20",
        },
    )
    assert page.heading == "Quầy Tư pháp"
    assert "nhận phiếu từ ngày 20/3/2026" in page.text
    [made] = new(session, province)
    assert (made.unit_id, made.room, made.service) == (unit.id, "Phòng 2", "dat-dai")
    [row] = audit()
    assert (row.action, row.code, row.unit_id) == ("counter.opened", made.code, unit.id)
    assert row.after
    assert row.after["opened_on"] == "2026-03-20"


def test_several_are_created_at_once(
    official: FlaskClient, session: Session, province: Province, audit: Audit
) -> None:
    page = open_page(official, f"/quay/moi?unit={province.units[1].code}")
    given = {"name": "Ô số", "name_en": "Desk", "n": "5", "first": "11"}
    page = send(official, page, given)
    made = new(session, province)
    assert [one.name for one in made] == [f"Ô số {n}" for n in range(11, 16)]
    assert made[4].name_en == "Desk 15"
    assert len({one.code for one in made}) == 5
    assert all(one.code in page.text for one in made)
    [row] = audit()
    assert (row.action, row.after) == (
        "counters.opened",
        {one.code: one.name for one in made},
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "  "}, "Không được để trống"),
        ({"name": "x" * 121}, "Nhiều nhất 120 ký tự"),
        ({"name": "a\u202eb\u0000"}, "ký tự điều khiển"),
        ({"name": "=1+1"}, "bắt đầu bằng dấu"),
        ({"n": "0"}, "Phải từ 1 đến 50"),
        ({"n": "51"}, "Phải từ 1 đến 50"),
        ({"n": "nhiều"}, "Không phải số nguyên"),
        ({"opened_on": "mai"}, "Không phải ngày"),
        ({"opened_on": "0001-01-01"}, "không hoạt động"),
        ({"opened_on": "31/12/2024"}, "không hoạt động"),
        ({"unit": "KHONG-CO"}, "Không có đơn vị nào như vậy"),
        ({"unit": ""}, "Xin ghi mã hoặc tên đơn vị"),
        ({"service": "khong-co"}, "Xin chọn"),
        ({"name": "quầy ĐÃ CÓ"}, "đã có quầy đang mở tên"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_written(
    official: FlaskClient,
    session: Session,
    province: Province,
    audit: Audit,
    given: dict[str, str],
    words: str,
) -> None:
    province.counters[0].name = "Quầy đã có"
    session.commit()
    page = open_page(official, f"/quay/moi?unit={province.units[0].code}")
    filled: dict[str, str | list[str]] = {"name": "Quầy mới"}
    page = send(official, page, filled | given, status=422)
    assert words in page.text
    assert page.all("form")[-1].text  # the form is there to be mended
    assert new(session, province) == []
    assert audit() == []


@pytest.mark.parametrize(
    "typed",
    ["u-moi", "U-MOI – tên cũ", "ubnd xã đông bình", "dong binh", "Đông Bình (U-MOI)"],
)
def test_a_unit_is_meant_by_its_code_or_its_name(
    official: FlaskClient, session: Session, province: Province, typed: str
) -> None:
    unit = make_unit(session, province.root, code="U-MOI", name="UBND xã Đông Bình")
    session.commit()
    page = open_page(official, "/quay/moi")
    send(official, page, {"name": "Quầy mới", "unit": typed})
    [made] = new(session, province)
    assert made.unit_id == unit.id


def test_of_units_with_the_same_name_one_is_chosen(
    official: FlaskClient, session: Session, province: Province
) -> None:
    for code in ("XA", "XB"):
        make_unit(session, province.root, code=code, name="Xã Tân Lập")
    session.commit()
    page = open_page(official, "/quay/moi")
    page = send(official, page, {"name": "Quầy mới", "unit": "tân lập"}, status=422)
    assert "Xã Tân Lập (XB)" in page.text
    page = send(official, page, {"chosen": "XB", "n": "0"}, status=422)
    [box] = [box for box in page.all("input") if box["name"] == "unit"]
    assert box["value"] == "XB – Xã Tân Lập"  # stays chosen
    send(official, page, {"n": "1"})
    [made] = new(session, province)
    assert made.unit.code == "XB"


def test_the_only_unit_stands_in_its_field(
    become: Become, session: Session, province: Province
) -> None:
    page = open_page(become(RoleName.UNIT_HEAD), "/quay/moi")
    [box] = [box for box in page.all("input") if box["name"] == "unit"]
    unit = province.units[0]
    assert box["value"] == f"{unit.code} – {unit.name}"


@pytest.mark.parametrize("n", ["1", "3"])
def test_a_double_click_opens_counters_once(
    official: FlaskClient,
    session: Session,
    province: Province,
    audit: Audit,
    clock: Traveller,
    n: str,
) -> None:
    page = open_page(official, f"/quay/moi?unit={province.units[0].code}")
    given = {"name": "Quầy mới", "n": n}
    first, second = send(official, page, given), send(official, page, given)
    assert first.address == second.address
    assert len(new(session, province)) == int(n)
    assert len(audit()) == 1
    again = send(official, page, given | {"room": "Phòng 9"}, status=422)
    assert "đã có quầy đang mở tên" in again.text  # another wish, not another click
    clock.shift(60)
    anew = open_page(official, f"/quay/moi?unit={province.units[0].code}")
    told = send(official, anew, given, status=422)
    assert "đã có quầy đang mở tên" in told.text
