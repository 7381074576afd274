"""Transaction totals in the browser: typed in a table, unit by unit, from a file."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from survey.clock import now
from survey.manage.rounds import paging
from survey.manage.rounds.imports import LARGEST
from survey.models import Release, Service, Weighting
from survey.uploads import MEGABYTE
from tests.factories import Province, make_counter, make_unit
from tests.pages import Page, open_page, send
from tests.survey.manage.rounds.conftest import Stored

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def address(session: Session, province: Province) -> str:
    """The page of totals of a round that is weighted by them."""
    province.round.weighting = Weighting.TRANSACTIONS
    session.add(Service(code="dat-dai", name="Đất đai"))
    session.commit()
    return f"/dot-khao-sat/{province.round.code}/giao-dich"


def hand_in(
    official: FlaskClient, address: str, data: bytes, *, status: int = 200
) -> Page:
    """Send a file to the page that takes one."""
    page = open_page(official, f"{address}/nhap")
    token = dict(page.forms[-1].filled)["csrf_token"]
    sent = {"csrf_token": token, "file": (BytesIO(data), "tep.csv")}
    answer = official.post(f"{address}/nhap", data=sent)
    assert answer.status_code == status, answer.text
    return Page(f"{address}/nhap", answer.status_code, answer.text)


def lines(*rows: str, heading: str = "unit,service,total") -> bytes:
    return "\n".join((heading, *rows)).encode()


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


@pytest.mark.parametrize("text", ["1.200", "-3", "nhiều", "1e3", "99999999999", "٣"])
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
    assert "chỉ viết chữ số" in page.text
    assert stored.totals(province.round) == {}
    fields = dict(page.forms[-1].filled)
    assert fields[f"total-{one.id}"] == text
    send(official, page, {f"total-{one.id}": "5"})
    assert stored.totals(province.round) == {(one.id, ""): 5, (two.id, ""): 7}


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
        ({"how": "whole", "whole": "1.000"}, "chỉ viết chữ số"),
        ({"services-0-total": "1"}, "Xin ghi mã lĩnh vực"),
        ({"services-0-service": "đất", "services-0-total": "1"}, "Xin ghi mã lĩnh vực"),
        ({"services-0-service": "a", "services-0-total": "x"}, "chỉ viết chữ số"),
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


def test_the_template_comes_back_filled_in(
    official: FlaskClient,
    session: Session,
    stored: Stored,
    province: Province,
    address: str,
) -> None:
    one, two, three = province.units
    province.counters[1].service = "dat-dai"
    session.commit()
    send(official, open_page(official, address), {f"total-{one.id}": "5"})
    data = official.get(f"{address}/mau.xlsx").data
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == (
        *("mã đơn vị", "tên đơn vị", "lĩnh vực", "tên lĩnh vực", "số hồ sơ"),
    )
    assert (one.code, one.name, "", "", 5) in rows
    assert (two.code, two.name, "dat-dai", "Đất đai", None) in rows
    [place] = [n for n, row in enumerate(rows, 1) if row[0] == two.code]
    sheet.cell(place, 5).value = 30
    stream = BytesIO()
    sheet.parent.save(stream)
    page = hand_in(official, address, stream.getvalue())
    assert "thay đổi số của 1 đơn vị; 1 đơn vị giữ nguyên; 2 dòng chưa có" in page.text
    page = send(official, page)
    assert "Đã ghi số lượt giao dịch của 1 đơn vị" in page.text
    assert stored.totals(province.round) == {
        (one.id, ""): 5,
        (two.id, "dat-dai"): 30,
    }
    entry = stored.audited()[-1]
    assert entry.action == "totals.imported"
    assert entry.after == {"units": 1, "totals": {two.code: "dat-dai 30"}}
    assert three.code in official.get(f"{address}/mau.csv").text
    open_page(official, f"{address}/mau.pdf", status=404)


def test_a_bad_file_is_refused_by_row_and_column(
    official: FlaskClient, stored: Stored, province: Province, address: str
) -> None:
    one = province.units[0].code
    rows = (f"{one},,1.000", "NOWHERE,,5", f"{one},dat-dai,5")
    page = hand_in(official, address, lines(*rows), status=422)
    assert "Các lỗi trong tệp; chưa ghi gì" in page.text
    for words in ("2total", "3unit", "4service"):
        assert words in page.text
    assert stored.totals(province.round) == {}


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"PK\x03\x04broken", b"unit\n", b"a,b\n1,2\n", b"\x00" * 99],
)
def test_what_is_no_such_file_is_refused(
    official: FlaskClient, address: str, data: bytes
) -> None:
    page = hand_in(official, address, data, status=422)
    assert page.all("p")


@pytest.mark.parametrize("part", ["nhap", "nhap/ghi"])
def test_a_file_too_large_is_refused(
    official: FlaskClient, address: str, part: str
) -> None:
    large = {"content_length": 2 * LARGEST * MEGABYTE, "data": b""}
    assert official.post(f"{address}/{part}", **large).status_code == 413


def test_a_file_of_many_units_comes_through(
    official: FlaskClient, session: Session, stored: Stored, province: Province
) -> None:
    units = [make_unit(session, province.units[0]) for _ in range(5000)]
    session.commit()
    address = f"/dot-khao-sat/{province.round.code}/giao-dich"
    rows = (f"{unit.code},dich-vu-{n % 7},{n}" for n, unit in enumerate(units, 1))
    page = send(official, hand_in(official, address, lines(*rows)))
    assert "Đã ghi số lượt giao dịch của 5000 đơn vị" in page.text
    assert len(stored.totals(province.round)) == 5000
    assert stored.audited()[-1].after == {"units": 5000}


def test_a_preview_that_is_overtaken_writes_nothing(
    official: FlaskClient, stored: Stored, province: Province, address: str
) -> None:
    one, two, _three = province.units
    preview = hand_in(official, address, lines(f"{one.code},,5"))
    send(official, open_page(official, address), {f"total-{two.id}": "1"})
    page = send(official, preview, status=409)
    assert "Có người vừa sửa trước bạn" in page.text
    assert stored.totals(province.round) == {(two.id, ""): 1}


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
