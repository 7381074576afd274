"""Totals that come from a file: looked at, then written, or refused whole."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from survey.manage.rounds.imports import LARGEST
from survey.uploads import MEGABYTE
from tests.factories import Province, make_unit
from tests.pages import open_page, send
from tests.survey.manage.rounds.conftest import Stored
from tests.survey.manage.rounds.totals import hand_in, lines

pytestmark = pytest.mark.usefixtures("clock")


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
    rows = (f"{one},,1.20", "NOWHERE,,5", f"{one},dat-dai,5")
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
