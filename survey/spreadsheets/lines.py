"""The lines of a table that somebody sends, whatever the file is."""

from collections.abc import Iterator

from survey.csvlines import numbered_lines
from survey.spreadsheets.archive import OLD_SIGN, ZIP_SIGN
from survey.spreadsheets.workbook_lines import workbook_lines, workbook_rows


def table_lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a CSV file or of a workbook's first sheet, with numbers.

    Told apart by the first bytes: names of files say little.
    """
    if is_workbook(data):
        return workbook_lines(data)
    return numbered_lines(data)


def is_workbook(data: bytes) -> bool:
    """Return whether a file is one of Excel's, rather than text."""
    return data.startswith((ZIP_SIGN, OLD_SIGN))


def line_count(data: bytes) -> int:
    """Return about how many lines a file has: enough to say how far one is."""
    return max(workbook_rows(data) if is_workbook(data) else data.count(b"\n"), 1)
