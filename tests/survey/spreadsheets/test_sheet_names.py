"""Names of sheets: short, without what Excel forbids, and never the same twice."""

from datetime import UTC, datetime
from io import BytesIO

from openpyxl import load_workbook

from survey.spreadsheets import Column, Kind, Table, workbook

NAMES = ["Bảng a/b:[c]*?", "Bảng A b  c", "x" * 40, "x" * 31, "X" * 50]


def test_no_two_sheets_have_the_same_name() -> None:
    column = Column("Tên", Kind.TEXT)
    tables = [Table(name, [column], [("=1+1",)]) for name in NAMES]
    made = workbook(tables, title="t", made_at=datetime(2026, 1, 1, tzinfo=UTC))
    found = load_workbook(BytesIO(made)).sheetnames
    assert len({one.casefold() for one in found}) == len(NAMES)
    assert all(len(one) <= 31 for one in found)
    assert found[3] == "x" * 27 + " (2)"
