"""The lines of a table that somebody sends, whatever the file is."""

from collections.abc import Iterator

from survey.csvlines import numbered_lines
from survey.spreadsheets.archive import OLD_SIGN, ZIP_SIGN, open_archive
from survey.spreadsheets.limits import LIST, Limits
from survey.spreadsheets.workbook_lines import workbook_lines, workbook_rows


def table_lines(data: bytes, limits: Limits = LIST) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a CSV file or of a workbook's first sheet, with numbers.

    Told apart by the first bytes: names of files say little.
    """
    if is_workbook(data):
        return workbook_lines(data, limits)
    return numbered_lines(data)


def is_workbook(data: bytes) -> bool:
    """Return whether a file is one of Excel's, rather than text."""
    return data.startswith((ZIP_SIGN, OLD_SIGN))


def require_fits(data: bytes, limits: Limits = LIST) -> None:
    """Refuse what can be told of a workbook by its directory, a bomb above all (413).

    Nothing is unpacked: for a page, before the worker reads the file.
    """
    if is_workbook(data):
        open_archive(data, limits).close()


def line_count(data: bytes, limits: Limits = LIST) -> int:
    """Return about how many lines a file has: enough to say how far one is."""
    if is_workbook(data):
        return max(workbook_rows(data, limits), 1)
    return max(data.count(b"\n"), 1)
