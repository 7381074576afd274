"""The page: A4, the decree's margins, its number above the text from page 2 on."""

from docx.document import Document as Writing
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15  # mm; 20–25, 20–25, 30–35 and 15–20 allowed
WIDTH, HEIGHT = 210, 297
TEXT_WIDTH = WIDTH - LEFT - RIGHT


def set_page(writing: Writing) -> None:
    """Set paper, margins, and the number of the page."""
    page = writing.sections[0]
    page.page_width, page.page_height = Mm(WIDTH), Mm(HEIGHT)
    page.top_margin, page.bottom_margin = Mm(TOP), Mm(BOTTOM)
    page.left_margin, page.right_margin = Mm(LEFT), Mm(RIGHT)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number.paragraph_format.space_after = Pt(0)
    # A field that Word fills in by itself, without asking.
    field = (
        f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="26"/>'
        "</w:rPr><w:t>2</w:t></w:r></w:fldSimple>"
    )
    number._p.append(parse_xml(field))
