"""The head and the foot of a report, as the decree places them."""

from typing import Any

from docx.document import Document as Writing
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell

from survey.exports.report.content import Foot, Head
from survey.exports.report.plain import plain
from survey.exports.report.word.page import TEXT_WIDTH
from survey.exports.report.word.styles import CELL, CENTRED

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
OFFICE, STATE = 64, TEXT_WIDTH - 64  # mm: the columns of the head
MOTTO_LENGTH, THIRD = 62, 24  # mm: of the lines below
SIGNATURE = 5  # empty lines for hand and seal


def add_head(writing: Writing, head: Head) -> None:
    """Add who reports, the state's name and motto, number, day, and the subject."""
    office, state = _two_cells(writing, OFFICE, STATE)
    if head.superior:
        _line(office, head.superior, 12)
    for one in head.issuer:
        _line(office, one, 12, is_bold=True)
    _rule(office, THIRD, OFFICE)
    _line(office, head.sign, 13)
    _line(state, NATION, 12, is_bold=True)
    _line(state, MOTTO, 14, is_bold=True)
    _rule(state, MOTTO_LENGTH, STATE)
    _line(state, head.place_and_day, 14, is_italic=True)
    _line(writing, "", 10)
    _line(writing, head.kind, 14, is_bold=True)
    _line(writing, head.subject, 14, is_bold=True)
    _rule(writing, 45, TEXT_WIDTH)
    _line(writing, "", 10)


def add_foot(writing: Writing, foot: Foot) -> None:
    """Add the last words, who gets the report, and the place for whoever signs it."""
    last = writing.add_paragraph(plain(foot.last), style="Body Text")
    last.paragraph_format.keep_with_next = True
    half = TEXT_WIDTH / 2
    left, right = _two_cells(writing, half, half)
    _line(left, "Nơi nhận:", 12, is_bold=True, is_italic=True, style=CELL)
    for one in foot.recipients:
        _line(left, f"- {one}", 11, style=CELL)
    for one in (foot.powers, foot.position):
        if one:
            _line(right, one, 14, is_bold=True)
    for _empty in range(SIGNATURE):
        _line(right, "", 14)


def _two_cells(writing: Writing, *widths: float) -> tuple[Cell, Cell]:
    """Add two places beside each other, without borders."""
    table = writing.add_table(1, 2)
    table.autofit = False
    left, right = table.rows[0].cells
    for cell, column, width in zip((left, right), table.columns, widths, strict=True):
        cell.width = column.width = Mm(width)
        cell._element.remove(cell.paragraphs[0]._element)
    return left, right


def _line(
    place: Writing | Cell,
    text: str,
    size: int,
    *,
    is_bold: bool = False,
    is_italic: bool = False,
    style: str = CENTRED,
) -> None:
    run = place.add_paragraph(style=style).add_run(plain(text))
    run.bold, run.italic, run.font.size = is_bold, is_italic, Pt(size)


def _rule(place: Writing | Cell, length: float, width: float) -> None:
    """Add a line of a length in the middle of a place of a width, in millimetres."""
    paragraph = place.add_paragraph(style=CENTRED)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(max(0.0, (width - length) / 2 - 2))
    layout.line_spacing = Pt(4)
    layout.space_after = Pt(4)
    _draw_below(paragraph._p.get_or_add_pPr())


def _draw_below(properties: Any) -> None:
    border = parse_xml(
        f"<w:pBdr {nsdecls('w')}>"
        '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    )
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
