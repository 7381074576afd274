"""Numbers of headings (I., 1., a) and dashes of lists, kept by Word itself."""

from collections.abc import Sequence
from typing import NamedTuple

from docx.document import Document as Writing
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

HEADINGS, DASHES = 91, 92  # numbers of lists that the blank document does not have


class Step(NamedTuple):
    """How a level of a list is numbered."""

    sort: str
    text: str
    style: str  # the id of the style whose paragraphs are of the level
    indent: int = 0  # twentieths of a point
    hanging: int = 0


def number_lists(writing: Writing, headings: Sequence[str]) -> None:
    """Give the headings their numbers, and the lists their dashes."""
    ids = [writing.styles[name].style_id for name in headings]
    sorts = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    steps = [Step(*sort, id_) for sort, id_ in zip(sorts, ids, strict=True)]
    _add(writing, HEADINGS, steps)
    for level, name in enumerate(headings):
        _join(writing, name, HEADINGS, level)
    bullet = writing.styles["List Bullet"].style_id
    _add(writing, DASHES, [Step("bullet", "-", bullet, 567, 227)])
    _join(writing, "List Bullet", DASHES, 0)


def _add(writing: Writing, number: int, steps: Sequence[Step]) -> None:
    numbering = writing.part.numbering_part.element
    levels = "".join(_level(at, step) for at, step in enumerate(steps))
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    # All kinds of lists stand before all lists, or Word calls the file damaged.
    numbering.insert(0, made)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}">'
            f'<w:abstractNumId w:val="{number}"/></w:num>'
        )
    )


def _level(at: int, step: Step) -> str:
    follow = "tab" if step.hanging else "space"
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{step.sort}"/>'
        f'<w:pStyle w:val="{step.style}"/><w:suff w:val="{follow}"/>'
        f'<w:lvlText w:val="{step.text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{step.indent}" w:hanging="{step.hanging}"/></w:pPr>'
        "</w:lvl>"
    )


def _join(writing: Writing, name: str, number: int, level: int) -> None:
    """Let the paragraphs of a style be of a level of a list."""
    properties = writing.styles[name].element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    joined = properties.get_or_add_numPr()
    joined.get_or_add_ilvl().val = level
    joined.get_or_add_numId().val = number
    for tag in ("w:ind", "w:tabs", "w:contextualSpacing"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
