"""CSV files hold the same, and nothing in them runs."""

import csv
import io

import pytest
from openpyxl import Workbook

from survey.exports.exported import Exported
from survey.exports.files import figures_file
from survey.spreadsheets.csvfile import csv_file
from survey.spreadsheets.table import Column, Kind, Table
from tests.survey.exports.files.conftest import NAMES, ZONE


def _csv(exported: Exported) -> list[list[str]]:
    data = figures_file(exported, "csv", zone=ZONE)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_texts_cannot_run(exported: Exported) -> None:
    names = {row[0] for row in _csv(exported)}
    assert names >= {"'" + name for name in NAMES[:4]} | {NAMES[4]}


@pytest.mark.parametrize("first", "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
def test_every_sign_that_begins_a_formula_is_marked(first: str) -> None:
    table = Table("", [Column("", Kind.TEXT)], [(f"{first}1+1",)])
    _, [cell] = csv.reader(io.StringIO(csv_file(table).decode("utf-8-sig"), newline=""))
    assert cell == f"'{first}1+1"


def test_csv_holds_the_workbooks_table(exported: Exported, book: Workbook) -> None:
    sheet = [list(row) for row in book["Mọi số liệu"].iter_rows(values_only=True)]
    rows = _csv(exported)
    assert rows[0] == sheet[0]
    value = rows[0].index("Chỉ số")
    assert [float(row[value]) if row[value] else None for row in rows[1:]] == [
        row[value] for row in sheet[1:]
    ]
