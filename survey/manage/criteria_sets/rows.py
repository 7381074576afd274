"""A file of criteria: each line an area, a criterion or a part, in their order."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from flask_babel import gettext as _

from survey.manage.criteria_sets import columns as c
from survey.manage.csvfile import read_rows, refuse
from survey.manage.decimals import read_decimal
from survey.manage.row import Row

Choice = TypeVar("Choice")
Entry = dict[str, Any]
LONGEST = 400


def read_criteria(data: bytes) -> Entry:
    """Return what a file says of areas and exemptions, as the document has it.

    A `Problem` lists every fault with its line and column. What they must be to each
    other is for the document's own reading.
    """
    rows = read_rows(data, c.COLUMNS)
    has_english = any(row.cells.get(c.NAME_EN, "").strip() for row in rows)
    areas = _areas(rows, has_english=has_english)
    exemptions = _exemptions(rows, has_english=has_english)
    refuse(rows[0].problems)
    return {"area": areas, "exemption": exemptions}


def _areas(rows: list[Row], *, has_english: bool) -> list[Entry]:
    areas: list[Entry] = []
    for row in rows:
        level = row.choice(c.LEVEL, _words(c.LEVELS))
        if level is None:
            _note_empty(row, c.LEVEL)
            continue
        into = _into(row, level, areas)
        if into is not None:
            into.append(_entry(row, level, has_english=has_english))
    return areas


def _into(row: Row, level: str, areas: list[Entry]) -> list[Entry] | None:
    """Return the list that a line belongs to: that of what stands above it."""
    if level == c.AREA:
        return areas
    if not areas:
        row.note(_("phía trên chưa có lĩnh vực nào"), c.LEVEL)
        return None
    criteria: list[Entry] = areas[-1]["criterion"]
    if level == c.CRITERION:
        return criteria
    if not criteria:
        row.note(_("phía trên chưa có tiêu chí nào của lĩnh vực này"), c.LEVEL)
        return None
    for key in ("points", "scored_by", "node", "verified"):
        criteria[-1].pop(key, None)  # they are those of its parts
    parts: list[Entry] = criteria[-1].setdefault("part", [])
    return parts


def _entry(row: Row, level: str, *, has_english: bool) -> Entry:
    name = {"vi": row.text(c.NAME, LONGEST, is_required=True)}
    if has_english:
        name["en"] = row.text(c.NAME_EN, LONGEST, is_required=True)
    entry: Entry = {"code": row.code(c.CODE, is_required=True), "name": name}
    points = _points(row)
    if points is not None:
        entry["points"] = points
    if level == c.AREA:
        return entry | {"criterion": []}
    scorer = row.choice(c.SCORER, _words(c.SCORERS)) or "self"
    node = row.text(c.NODE, 16)
    yes: dict[str, bool] = _words(c.YES)
    verified = bool(row.choice(c.VERIFIED, yes))
    entry |= {"scored_by": scorer, "verified": verified}
    return entry | ({"node": node} if node else {})


def _points(row: Row) -> float | None:
    """Return the points of a line; those of an area may be left out."""
    text = row.text(c.POINTS, 12)
    points = read_decimal(text)
    if text and points is None:
        row.note(_("“%(text)s” không phải số; viết 9,5", text=text), c.POINTS)
    return points


def _exemptions(rows: list[Row], *, has_english: bool) -> list[Entry]:
    """Return the exemptions that lines name, with the codes of those lines."""
    languages = ("vi", "en") if has_english else ("vi",)
    found: dict[str, list[str]] = {}
    for row in rows:
        for name in row.text(c.EXEMPT, LONGEST).split(c.BETWEEN):
            if name.strip():
                found.setdefault(name.strip(), []).append(row.code(c.CODE))
    return [
        {"code": f"E{number}", "name": _names(name, languages), "of": codes}
        for number, (name, codes) in enumerate(found.items(), start=1)
    ]


def _names(text: str, languages: Sequence[str]) -> dict[str, str]:
    """Return what stands before and after the bar; one text serves both."""
    said, _bar, in_english = text.partition(c.BAR)
    texts = (said.strip(), in_english.strip() or said.strip())
    return dict(zip(languages, texts, strict=False))


def _note_empty(row: Row, column: str) -> None:
    if not row.cells.get(column, "").strip():
        row.note(_("không được để trống"), column)


def _words(known: Mapping[Choice, tuple[str, str]]) -> dict[str, Choice]:
    return {word: one for one, words in known.items() for word in words}
