"""Workbooks as offices, and attackers, make them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CONTENTS = "[Content_Types].xml"


def workbook(
    rows: Rows, change: Callable[[Worksheet], object] | None = None, **sheets: str
) -> bytes:
    """Return a workbook of these rows; more sheets are named with their state."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    for name, state in sheets.items():
        book.create_sheet(name).sheet_state = state
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return an archive with some of its parts replaced, added, or taken out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in (kept | dict(parts)).items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def names(data: bytes) -> list[str]:
    """Return the names of an archive's parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def part(data: bytes, name: str = SHEET) -> bytes:
    """Return a part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def sheet_of(cells: str, *, after: str = "") -> bytes:
    """Return the XML of a sheet with these rows."""
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">'
        f"<sheetData>{cells}</sheetData>{after}</worksheet>"
    ).encode()


def texts(line: int, *cells: str) -> str:
    """Return the XML of a row of texts."""
    inner = "".join(
        f'<c r="{chr(65 + n)}{line}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for n, cell in enumerate(cells)
    )
    return f'<row r="{line}">{inner}</row>'
