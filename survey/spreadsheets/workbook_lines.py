"""The lines of a workbook's first sheet, each with its number."""

import io
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from zipfile import ZipFile

from flask_babel import gettext as _
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import SHARED_STRINGS

from survey.errors import Problem
from survey.spreadsheets.archive import (
    SHEETS_FOLDER,
    check_elements,
    open_archive,
    pieces,
    unreadable,
)
from survey.spreadsheets.cells import Styles, Texts
from survey.spreadsheets.faults import refuse
from survey.spreadsheets.inspection import inspect
from survey.spreadsheets.limits import LIST, Limits
from survey.spreadsheets.rows import rows
from survey.spreadsheets.shared_texts import shared_texts

VISIBLE = "visible"
ROW_START = re.compile(rb"<(?:\w+:)?row ")


class _Book(NamedTuple):
    """What a workbook says of itself: its sheets and their parts, what cells share."""

    sheets: Sequence[tuple[Any, Any]]
    texts: str  # the part of the shared ones; empty where there are none
    styles: Styles


def workbook_lines(
    data: bytes, limits: Limits = LIST
) -> Iterator[tuple[int, list[str]]]:
    """Yield every row that says something; refuse what a list must not have."""
    with open_archive(data, limits) as archive:
        check_elements(archive, limits)
        book = _guarded(lambda: _read(data))
        name = _first(book)
        refuse(inspect(archive, name, limits))
        shared = shared_texts(archive, book.texts) if book.texts else ()
        yield from rows(archive, name, Texts(shared, book.styles))


def workbook_rows(data: bytes, limits: Limits = LIST) -> int:
    """Return how many rows the largest sheet has, filled or not."""
    with open_archive(data, limits) as archive:
        parts = [n for n in archive.namelist() if n.startswith(SHEETS_FOLDER)]
        return max((_n_rows(archive, part) for part in parts), default=0)


def _n_rows(archive: ZipFile, part: str) -> int:
    return sum(len(ROW_START.findall(piece)) for piece in pieces(archive, part))


def _read(data: bytes) -> _Book:
    """Return what openpyxl reads of a workbook: all but its sheets and its texts."""
    with warnings.catch_warnings():
        # Of styles and extensions that it leaves out; values are all that is read.
        warnings.simplefilter("ignore")
        reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
        with reader.archive:
            reader.read_manifest()
            reader.read_workbook()
            apply_stylesheet(reader.archive, reader.wb)
            sheets = list(reader.parser.find_sheets())
    shared, wb = reader.package.find(SHARED_STRINGS), reader.wb
    days, durations = wb._date_formats, wb._timedelta_formats
    styles = Styles(frozenset(days), frozenset(durations), wb.epoch)
    return _Book(sheets, shared.PartName[1:] if shared else "", styles)


def _guarded(read: Callable[[], _Book]) -> _Book:
    """Return what reading gives; whatever a broken workbook raises is one problem."""
    try:
        return read()
    except (Problem, MemoryError):
        raise
    except Exception:  # openpyxl meets nonsense with any of them
        raise unreadable() from None


def _first(book: _Book) -> str:
    """Return the part of the first sheet; a `Problem` where one is hidden."""
    hidden = [sheet.name for sheet, _part in book.sheets if sheet.state != VISIBLE]
    if hidden:
        message = _(
            "Tệp có trang bị ẩn: %(names)s. Xin bỏ ẩn để xem, hoặc xóa trang đó.",
            names=", ".join(f"“{name}”" for name in hidden[:5]),
        )
        raise Problem(message)
    parts = (part for _sheet, part in book.sheets if "chartsheet" not in part.Type)
    first = next(parts, None)
    if first is None:
        raise Problem(_("Tệp không có trang tính nào."))
    name: str = first.target
    return name
