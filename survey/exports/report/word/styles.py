"""Styles: Times New Roman, 14 points, Vietnamese; headings and lists with numbers."""

from docx.document import Document as Writing
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from survey.exports.report.word.lists import number_lists

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
NOTE, CENTRED, CELL = "Report Note", "Report Centred", "Report Cell"
BODY = 14  # points
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
OF_A_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_styles(writing: Writing) -> None:
    """Give the document its styles."""
    _speak(writing)
    normal = _style(writing, "Normal", BODY)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    body = _style(writing, "Body Text", BODY)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(10)
    body.paragraph_format.space_after = Pt(6)
    for name in HEADINGS:
        heading = _style(writing, name, BODY, is_bold=True)
        heading.paragraph_format.space_before = Pt(10)
        heading.paragraph_format.space_after = Pt(6)
        heading.paragraph_format.keep_with_next = True
    bullet = _style(writing, "List Bullet", BODY)
    bullet.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    caption = _style(writing, "Caption", 13, is_bold=True)
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.space_before = Pt(6)
    caption.paragraph_format.space_after = Pt(4)
    _style(writing, "Header", 13)
    _own_styles(writing)
    number_lists(writing, HEADINGS)


def _own_styles(writing: Writing) -> None:
    for name in (NOTE, CENTRED, CELL):
        writing.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    note = _style(writing, NOTE, 12, is_italic=True)
    note.paragraph_format.space_before = Pt(3)
    note.paragraph_format.space_after = Pt(3)
    for name, size in ((CENTRED, BODY), (CELL, 11)):
        one = _style(writing, name, size)
        one.paragraph_format.space_after = Pt(0)
        one.paragraph_format.line_spacing = 1.0
    centred = writing.styles[CENTRED]
    centred.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(
    writing: Writing,
    name: str,
    size: int,
    *,
    is_bold: bool = False,
    is_italic: bool = False,
) -> ParagraphStyle:
    """Set a style of paragraphs in the face of official documents, in black."""
    style = writing.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    font = style.font
    font.name, font.size = FONT, Pt(size)
    font.bold, font.italic = is_bold, is_italic
    font.color.rgb = RGBColor(0, 0, 0)
    faces = style.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), FONT)
    for one in OF_A_THEME:
        faces.attrib.pop(qn(f"w:{one}"), None)
    return style


def _speak(writing: Writing) -> None:
    """Say that all is in Vietnamese, for whoever checks or reads aloud."""
    for lang in writing.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)
        lang.set(qn("w:eastAsia"), LANGUAGE)
    settings = writing.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is None:
        theme = OxmlElement("w:themeFontLang")
        settings.append(theme)
    theme.set(qn("w:val"), LANGUAGE)
