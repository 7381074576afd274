"""Tables of figures: real ones, whose first row stands on every page.

Written as XML at once: row by row through python-docx, five hundred units take a
minute.
"""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from survey.exports.report.content import Row, Table
from survey.exports.report.plain import plain
from survey.exports.report.word.page import TEXT_WIDTH

TWIPS = 1440 / 25.4  # a millimetre
LONG = 300  # letters from which on a row may be torn between pages
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_element(table: Table) -> Any:
    """Return a table as the element that stands in a document."""
    return parse_xml("".join(_parts(table)))


def _parts(table: Table) -> Iterator[str]:
    widths = _widths(table)
    whole = sum(widths)
    yield (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="{_attribute(table.caption)}"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    heads = Row(tuple(one.heading for one in table.columns), is_bold=True)
    centred = [True] * len(widths)
    yield _row(heads, widths, centred, is_head=True)
    numbers = [one.is_number for one in table.columns]
    yield from (_row(row, widths, numbers) for row in table.rows)
    yield "</w:tbl>"


def _widths(table: Table) -> list[int]:
    whole = sum(one.width for one in table.columns)
    return [int(TEXT_WIDTH * TWIPS * one.width / whole) for one in table.columns]


def _row(
    row: Row, widths: list[int], centred: list[bool], *, is_head: bool = False
) -> str:
    whole = "" if any(len(one) > LONG for one in row.cells) else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if is_head else ""
    cells = zip(row.cells, widths, centred, strict=True)
    return (
        f"<w:tr><w:trPr>{whole}{head}</w:trPr>"
        + "".join(_cell(*one, is_bold=row.is_bold) for one in cells)
        + "</w:tr>"
    )


def _cell(text: str, width: int, is_centred: bool, *, is_bold: bool) -> str:
    where = '<w:jc w:val="center"/>' if is_centred else ""
    bold = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
        f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="ReportCell"/>{where}</w:pPr><w:r>{bold}'
        f'<w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r></w:p></w:tc>'
    )


def _attribute(text: str) -> str:
    return escape(plain(text), {'"': "&quot;"})
