"""A table as a file of either kind."""

from datetime import datetime

from survey.spreadsheets.csvfile import csv_file
from survey.spreadsheets.table import Table
from survey.spreadsheets.workbook import workbook

CSV, XLSX = "csv", "xlsx"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table_file(table: Table, kind: str, *, made_at: datetime) -> bytes:
    """Return a table as CSV or as a workbook."""
    if kind == CSV:
        return csv_file(table)
    return workbook([table], title=table.name, made_at=made_at)
