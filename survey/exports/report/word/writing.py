"""A report written as DOCX, part by part."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

import vl_convert
from docx import Document
from docx.document import Document as Writing
from docx.shared import Mm, Pt

from survey.exports.report.content import (
    Bullets,
    Note,
    Paragraph,
    Part,
    Picture,
    Report,
    Section,
    Table,
)
from survey.exports.report.drawings import drawings
from survey.exports.report.plain import plain
from survey.exports.report.word.archive import packed
from survey.exports.report.word.ends import add_foot, add_head
from survey.exports.report.word.page import TEXT_WIDTH, set_page
from survey.exports.report.word.styles import (
    CENTRED,
    NOTE,
    set_styles,
)
from survey.exports.report.word.tables import table_element
from survey.paths import FONTS
from survey.progress import Saying

FACE = "Be Vietnam Pro"  # ours: another machine draws the same dots
Pngs = Mapping[Picture, bytes]
SHARP = 3  # times as many dots as on a screen: some 270 an inch


def docx(report: Report, said: Saying) -> bytes:
    """Return a report as DOCX: same report, same bytes."""
    pngs = {picture: _png(svg) for picture, svg in drawings(report, FACE, said).items()}
    writing = Document()
    set_page(writing)
    set_styles(writing)
    add_head(writing, report.head)
    for one in report.sections:
        _add(writing, one, pngs, level=1)
    add_foot(writing, report.foot)
    return packed(writing, report)


def _png(svg: str) -> bytes:
    _know_faces()
    return vl_convert.svg_to_png(svg, scale=SHARP)


@lru_cache(maxsize=1)
def _know_faces() -> None:
    """Let pictures be drawn with our own faces, once a process."""
    vl_convert.register_font_directory(str(FONTS))


def _add(writing: Writing, part: Part, pngs: Pngs, *, level: int) -> None:
    """Add a part below what is there."""
    match part:
        case Section():
            title = plain(part.title)
            writing.add_heading(title.upper() if level == 1 else title, level)
            for one in part.parts:
                _add(writing, one, pngs, level=level + 1)
        case Paragraph():
            writing.add_paragraph(plain(part.text), style="Body Text")
        case Note():
            writing.add_paragraph(plain(part.text), style=NOTE)
        case Bullets():
            for item in part.items:
                writing.add_paragraph(plain(item), style="List Bullet")
        case Table():
            _add_table(writing, part)
        case Picture():
            _add_picture(writing, part, pngs[part])


def _add_table(writing: Writing, part: Table) -> None:
    caption = writing.add_paragraph(plain(part.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    caption._p.addnext(table_element(part))
    # Two tables without a line between them would join.
    writing.add_paragraph(style=NOTE).paragraph_format.line_spacing = Pt(4)


def _add_picture(writing: Writing, part: Picture, png: bytes) -> None:
    place = writing.add_paragraph(style=CENTRED)
    place.paragraph_format.keep_with_next = True
    shape = place.add_run().add_picture(BytesIO(png), width=Mm(TEXT_WIDTH))
    # What is read aloud instead of the picture.
    shape._inline.docPr.set("descr", plain(part.told))
    writing.add_paragraph(plain(part.caption), style="Caption")
