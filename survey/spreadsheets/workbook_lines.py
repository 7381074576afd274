"""The lines of a workbook's first sheet, each with its number."""

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from zipfile import ZipFile

from flask_babel import gettext as _
from openpyxl.reader.excel import ExcelReader

from survey.errors import Problem
from survey.spreadsheets.archive import open_archive, unreadable
from survey.spreadsheets.cells import cell_text, is_error
from survey.spreadsheets.faults import Fault, refuse
from survey.spreadsheets.inspection import MOST_ROWS, Seen, inspect, letters

VISIBLE = "visible"
SHEETS = "xl/worksheets/"
ROW_START = b"<row "


def workbook_lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield every row that says something; refuse what a list must not have."""
    archive = open_archive(data)
    with archive, warnings.catch_warnings():
        # Of styles and extensions that it leaves out; values are all that is read.
        warnings.simplefilter("ignore")
        reader = _guarded(lambda: _read(data))
        _check_sheets(reader)
        seen = Seen()
        parts = (relation for _sheet, relation in reader.parser.find_sheets())
        relation = next(part for part in parts if "chartsheet" not in part.Type)
        with _guarded(lambda: archive.open(relation.target)) as part:
            refuse(inspect(part, seen))
        sheet = reader.wb.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size may be untrue
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=seen.width)
        yield from _lines(rows)
        reader.archive.close()


def workbook_rows(data: bytes) -> int:
    """Return how many rows the largest sheet has, filled or not."""
    with open_archive(data) as archive:
        parts = [name for name in archive.namelist() if name.startswith(SHEETS)]
        return max((_n_rows(archive, part) for part in parts), default=0)


def _n_rows(archive: ZipFile, part: str) -> int:
    return _guarded(lambda: archive.read(part).count(ROW_START))  # type: ignore[no-any-return]


def _read(data: bytes) -> ExcelReader:
    reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
    reader.read()
    return reader


def _guarded(read: Callable[[], Any]) -> Any:
    """Return what reading gives; whatever a broken workbook raises is one problem."""
    try:
        return read()
    except (Problem, MemoryError):
        raise
    except Exception:  # openpyxl meets nonsense with any of them
        raise unreadable() from None


def _check_sheets(reader: ExcelReader) -> None:
    sheets = reader.wb.worksheets
    if not sheets:
        raise Problem(_("Tệp không có trang tính nào."))
    hidden = [sheet.title for sheet in sheets if sheet.sheet_state != VISIBLE]
    if hidden:
        message = _(
            "Tệp có trang bị ẩn: %(names)s. Xin bỏ ẩn để xem, hoặc xóa trang đó.",
            names=", ".join(f"“{name}”" for name in hidden[:5]),
        )
        raise Problem(message)


def _lines(rows: Iterator[Sequence[Any]]) -> Iterator[tuple[int, list[str]]]:
    faults: list[Fault] = []
    line = 0
    while (row := _guarded(lambda: next(rows, None))) is not None:
        line += 1
        for place, cell in enumerate(row, start=1):
            if is_error(cell):
                words = _("ô báo lỗi %(error)s", error=cell.value)
                faults.append(Fault(line, letters(place), words))
        cells = [cell_text(cell) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield line, cells
    refuse(faults)
