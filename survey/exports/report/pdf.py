"""The report as PDF, set by typst; what it says goes in as data, never as source."""

import json
import re
from datetime import UTC
from typing import Any

import typst

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
from survey.exports.report.drawings import Drawings, drawings
from survey.exports.report.plain import plain
from survey.paths import FONTS, TEMPLATES
from survey.progress import Saying

# typst carries no face as wide as Times New Roman; this one of its own is the nearest.
SERIF = "Libertinus Serif"
ENDLESS = re.compile(r"\S{40}(?=\S)")  # a word that no line can hold is broken here
BREAK = "\u200b"


def pdf(report: Report, said: Saying) -> bytes:
    """Return a report as PDF: same report, same bytes."""
    data = _data(report, drawings(report, SERIF, said))
    made = typst.compile(
        str(TEMPLATES / "exports" / "report.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        timestamp=report.made_at,
    )
    return made if isinstance(made, bytes) else b"".join(made or [])


def _data(report: Report, svgs: Drawings) -> dict[str, Any]:
    head, foot, made = report.head, report.foot, report.made_at.astimezone(UTC)
    return {
        "head": {
            "superior": _text(head.superior),
            "issuer": [_text(line) for line in head.issuer],
            "sign": _text(head.sign),
            "place_and_day": _text(head.place_and_day),
            "kind": _text(head.kind),
            "subject": _text(head.subject),
        },
        "sections": [_part(one, svgs) for one in report.sections],
        "foot": {
            "last": _text(foot.last),
            "recipients": [_text(one) for one in foot.recipients],
            "powers": _text(foot.powers),
            "position": _text(foot.position),
        },
        "made": [made.year, made.month, made.day, made.hour, made.minute, made.second],
    }


def _part(part: Part, svgs: Drawings) -> dict[str, Any]:
    """Return a part as the template takes it."""
    match part:
        case Section():
            parts = [_part(one, svgs) for one in part.parts]
            return {"is": "section", "title": _text(part.title), "parts": parts}
        case Paragraph():
            return {"is": "paragraph", "text": _text(part.text)}
        case Note():
            return {"is": "note", "text": _text(part.text)}
        case Bullets():
            return {"is": "bullets", "items": [_text(one) for one in part.items]}
        case Picture():
            return _picture(part, svgs[part])
        case Table():
            return _table(part)


def _picture(part: Picture, svg: str) -> dict[str, Any]:
    caption, told = _text(part.caption), _text(part.told)
    return {"is": "picture", "caption": caption, "svg": svg, "told": told}


def _table(part: Table) -> dict[str, Any]:
    return {
        "is": "table",
        "caption": _text(part.caption),
        "heads": [_text(one.heading) for one in part.columns],
        "widths": [one.width for one in part.columns],
        "numbers": [one.is_number for one in part.columns],
        "rows": [[_text(one) for one in row.cells] for row in part.rows],
        "bold": [row.is_bold for row in part.rows],
    }


def _text(text: str) -> str:
    return ENDLESS.sub(rf"\g<0>{BREAK}", plain(text))
