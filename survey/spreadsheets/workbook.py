"""Tables as a workbook: texts as texts, numbers as numbers, no formulas."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from flask_babel import gettext as _
from xlsxwriter import Workbook

from survey.spreadsheets.cell_text import cell_text
from survey.spreadsheets.contents import PRINTED_TAB, Listed, lay_contents
from survey.spreadsheets.extent import Extent
from survey.spreadsheets.sheet_name import sheet_name
from survey.spreadsheets.table import Table
from survey.spreadsheets.table_sheet import lay_table


class Laid(Protocol):
    """What writes a sheet of its own."""

    def lay(self, book: Workbook) -> Extent:
        """Write it into a workbook, and return how far it goes."""


class Annex(NamedTuple):
    """A sheet that is listed: what it holds, and whether it goes with the report."""

    sheet: Table | Laid
    about: str
    is_printed: bool = False


def workbook(tables: Sequence[Table | Laid], *, title: str, made_at: datetime) -> bytes:
    """Return a workbook: a sheet a table, its heading frozen."""
    stream = io.BytesIO()
    with _written(stream, title, made_at) as book:
        for table in tables:
            _lay(book, table)
    return stream.getvalue()


def listed_workbook(
    annexes: Sequence[Annex], *, title: str, made_at: datetime
) -> bytes:
    """Return a workbook that begins with a list of its sheets.

    Those that are printed come first, beside each other: they are picked as one.
    """
    stream = io.BytesIO()
    with _written(stream, title, made_at) as book:
        first = book.add_worksheet(sheet_name(book, _("Mục lục")))
        listed = []
        for one in sorted(annexes, key=lambda one: not one.is_printed):
            laid = _lay(book, one.sheet, is_printed=one.is_printed)
            listed.append(_listed(book, one, laid))
        lay_contents(book, first, title, listed)
    return stream.getvalue()


@contextmanager
def _written(stream: io.BytesIO, title: str, made_at: datetime) -> Iterator[Workbook]:
    book = Workbook(stream, {"constant_memory": True})
    created = made_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": cell_text(title), "created": created})
    yield book
    book.close()


def _lay(book: Workbook, one: Table | Laid, *, is_printed: bool = False) -> Extent:
    if isinstance(one, Table):
        return lay_table(book, one, is_printed=is_printed)
    return one.lay(book)


def _listed(book: Workbook, annex: Annex, laid: Extent) -> Listed:
    """Mark the sheet that was just laid, and return it as the list has it."""
    if annex.is_printed:
        book.worksheets()[-1].set_tab_color(PRINTED_TAB)
    return Listed(laid, annex.about, annex.is_printed)
