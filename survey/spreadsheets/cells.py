"""A cell of a workbook as the text it stands for."""

from datetime import date, datetime, time, timedelta

from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

MIDNIGHT = time()
MOST_DIGITS = 10**15  # beyond them Excel has forgotten the last ones


def cell_text(cell: ReadOnlyCell | EmptyCell) -> str:
    """Return a cell as text: days as 2026-01-31, whole numbers without a point."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        is_day = value.time() == MIDNIGHT
        return value.date().isoformat() if is_day else value.isoformat(" ")
    if isinstance(value, date | time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < MOST_DIGITS:
        return str(int(value))
    return str(value)


def is_error(cell: ReadOnlyCell | EmptyCell) -> bool:
    """Return whether a cell holds an error such as #REF!."""
    return bool(getattr(cell, "data_type", "") == "e")
