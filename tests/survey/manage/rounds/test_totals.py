"""Transaction totals in the browser: typed in a table, unit by unit, from a file."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.clock import now
from survey.manage.rounds import paging
from survey.models import Release, Weighting
from tests.factories import Province, make_counter, make_unit
from tests.pages import open_page, send
from tests.survey.manage.rounds.conftest import Stored

pytestmark = pytest.mark.usefixtures("clock")


def test_totals_are_typed_in_a_table(
    official: FlaskClient, stored: Stored, province: Province, address: str
) -> None:
    one, two, _three = province.units
    page = open_page(official, address)
    assert page.text.count("Còn thiếu") == 3
    page = send(official, page, {f"total-{one.id}": " 1200 ", f"total-{two.id}": "0"})
    assert "Đã ghi số lượt giao dịch của 2 đơn vị" in page.text
    assert stored.totals(province.round) == {(one.id, ""): 1200, (two.id, ""): 0}
    page = send(official, page, {f"total-{one.id}": ""})
    assert stored.totals(province.round) == {(two.id, ""): 0}
    first, second = stored.audited()
    assert (first.action, first.before, first.after) == (
        "totals.typed",
        {"totals": {one.code: "", two.code: ""}},
        {"totals": {one.code: "1200", two.code: "0"}},
    )
    assert second.before == {"totals": {one.code: "1200"}}


@pytest.mark.parametrize(
    "text",
    [
        "1.20",
        "1,200",
        "1.2000",
        "1.200 300",
        "0.200",
        "-3",
        "nhiều",
        "1e3",
        "99999999999",
        "٣",
    ],
)
def test_what_is_no_number_is_told_and_the_rest_kept(
    official: FlaskClient,
    stored: Stored,
    province: Province,
    address: str,
    text: str,
) -> None:
    one, two, _three = province.units
    typed: dict[str, str | list[str]]
    typed = {f"total-{one.id}": text, f"total-{two.id}": "7"}
    page = send(official, open_page(official, address), typed, status=422)
    assert "không dùng dấu phẩy" in page.text
    assert stored.totals(province.round) == {}
    fields = dict(page.forms[-1].filled)
    assert fields[f"total-{one.id}"] == text
    send(official, page, {f"total-{one.id}": "5"})
    assert stored.totals(province.round) == {(one.id, ""): 5, (two.id, ""): 7}


@pytest.mark.parametrize("text", ["1200", "1.200", "1 200", " 1\u00a0200 "])
def test_a_total_is_typed_as_the_pages_print_it(
    official: FlaskClient, stored: Stored, province: Province, address: str, text: str
) -> None:
    unit = province.units[0]
    send(official, open_page(official, address), {f"total-{unit.id}": text})
    assert stored.totals(province.round) == {(unit.id, ""): 1200}


def test_two_people_typing_different_units_do_not_meet(
    official: FlaskClient, stored: Stored, province: Province, address: str
) -> None:
    one, two, _three = province.units
    mine, theirs = open_page(official, address), open_page(official, address)
    send(official, theirs, {f"total-{one.id}": "5"})
    send(official, mine, {f"total-{two.id}": "7"})
    assert stored.totals(province.round) == {(one.id, ""): 5, (two.id, ""): 7}


def test_two_people_typing_the_same_unit_do(
    official: FlaskClient, stored: Stored, province: Province, address: str
) -> None:
    one = province.units[0]
    mine, theirs = open_page(official, address), open_page(official, address)
    send(official, theirs, {f"total-{one.id}": "5"})
    page = send(official, mine, {f"total-{one.id}": "7"}, status=409)
    assert "Có người vừa sửa trước bạn" in page.text
    assert stored.totals(province.round) == {(one.id, ""): 5}


def test_units_come_a_page_at_a_time_and_are_found(
    official: FlaskClient,
    session: Session,
    stored: Stored,
    province: Province,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paging, "SIZE", 2)
    page = open_page(official, address)
    assert "Trang 1 trên 2" in page.text
    page = open_page(official, page.link("Trang sau"))
    unit = province.units[2]
    page = send(official, page, {f"total-{unit.id}": "4"})
    assert "Trang 2 trên 2" in page.text
    assert stored.totals(province.round) == {(unit.id, ""): 4}
    assert "UBND xã Đông <Bình>" in open_page(official, f"{address}?q=dong binh").text
    assert "Không có đơn vị nào khớp" in open_page(official, f"{address}?q=zzz").text
    for number in ("0", "99", "x", "1" * 30):
        open_page(official, f"{address}?trang={number}")


def test_a_unit_has_its_totals_by_service(
    official: FlaskClient,
    session: Session,
    stored: Stored,
    province: Province,
    address: str,
) -> None:
    unit = province.units[0]
    make_counter(session, unit, service="ho-tich")
    session.commit()
    page = open_page(official, f"{address}/{unit.code}")
    form = dict(page.forms[-1].filled)
    assert form["services-0-service"] == "ho-tich"
    typed: dict[str, str | list[str]] = {
        "how": "services",
        "services-0-total": "40",
        "services-1-service": "dat-dai – Đất đai",
        "services-1-total": "60",
    }
    page = send(official, page, typed)
    assert "Đất đai: 60; ho-tich: 40" in page.text
    kept = {(unit.id, "dat-dai"): 60, (unit.id, "ho-tich"): 40}
    assert stored.totals(province.round) == kept
    page = open_page(official, f"{address}/{unit.code}")
    page = send(official, page, {"how": "whole", "whole": "9"})
    assert stored.totals(province.round) == {(unit.id, ""): 9}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"how": "whole", "whole": "1,000"}, "không dùng dấu phẩy"),
        ({"services-0-total": "1"}, "Xin ghi mã lĩnh vực"),
        ({"services-0-service": "đất", "services-0-total": "1"}, "Xin ghi mã lĩnh vực"),
        ({"services-0-service": "a", "services-0-total": "x"}, "không dùng dấu phẩy"),
        (
            {
                **{"services-0-service": "a", "services-0-total": "1"},
                **{"services-1-service": "a", "services-1-total": "2"},
            },
            "đã có ở dòng trên",
        ),
        ({"how": "guess"}, "Xin chọn một trong các mục"),
    ],
)
def test_what_cannot_be_a_units_totals_is_told(
    official: FlaskClient,
    stored: Stored,
    province: Province,
    address: str,
    given: dict[str, str],
    words: str,
) -> None:
    page = open_page(official, f"{address}/{province.units[0].code}")
    page = send(official, page, {"how": "services", **given}, status=422)
    assert words in page.text
    assert stored.totals(province.round) == {}


def test_a_units_form_that_is_overtaken_says_so(
    official: FlaskClient, stored: Stored, province: Province, address: str
) -> None:
    unit = province.units[0]
    mine = open_page(official, f"{address}/{unit.code}")
    send(official, open_page(official, address), {f"total-{unit.id}": "5"})
    send(official, mine, {"how": "whole", "whole": "6"}, status=409)
    assert stored.totals(province.round) == {(unit.id, ""): 5}


def test_after_a_release_it_is_said_what_will_use_them(
    official: FlaskClient, session: Session, province: Province, address: str
) -> None:
    assert "công bố lần" not in open_page(official, address).text
    session.add(_release(province))
    session.commit()
    assert "dùng cho lần công bố sau" in open_page(official, address).text
    page = open_page(official, f"{address}/{province.units[0].code}")
    assert "dùng cho lần công bố sau" in page.text


def test_units_that_do_not_take_part_have_no_totals(
    official: FlaskClient, session: Session, province: Province, address: str
) -> None:
    stranger = make_unit(session, name="Tỉnh khác")
    session.commit()
    open_page(official, f"{address}/{stranger.code}", status=404)
    assert stranger.name not in open_page(official, address).text


def _release(province: Province) -> Release:
    return Release(
        round_id=province.round.id,
        number=1,
        made_at=now(),
        method_id=province.round.method_id,
        weighting=Weighting.TRANSACTIONS,
        software="test",
        n_sheets=1,
        input_digest="i",
        figures_digest="f",
        further_digest="",
    )
