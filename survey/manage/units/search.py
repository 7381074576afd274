"""Units found by any part of their names or code, with or without accents."""

from collections.abc import Iterator
from typing import NamedTuple

from survey.manage.units.branches import way_to
from survey.manage.units.opened import Looking
from survey.manage.units.outline import (
    CODE,
    GROUP,
    ID,
    KIND,
    NAME,
    NAME_EN,
    Columns,
    Office,
    Outline,
)
from survey.paging import Page, turn_to
from survey.unaccented import unaccented

A_PAGE = 50
NO_GROUP = "-"  # asked for: units that no group was given


class Hit(NamedTuple):
    """A unit that was found, and the units above it, the highest first."""

    office: Office
    above: list[Office]
    is_valid: bool
    n_below: int
    way: list[str]  # what an address says to show it in the tree


def search(outline: Outline, looking: Looking) -> Page[Hit]:
    """Return a page of the units that fit all that is asked for."""
    found = list(found_ids(outline, looking))
    turn = turn_to(len(found), looking.page, size=A_PAGE)
    shown = found[turn.offset : turn.offset + A_PAGE]
    return Page([_hit(outline, unit_id) for unit_id in shown], turn)


def found_ids(outline: Outline, looking: Looking) -> Iterator[int]:
    """Yield the units that fit, in the order of the tree."""
    words = unaccented(looking.words).split()
    group = "" if looking.group == NO_GROUP else looking.group
    for columns in outline.columns():
        if looking.kind and columns[KIND] != looking.kind:
            continue
        if looking.group and columns[GROUP] != group:
            continue
        if not words or _has(columns, words):
            yield columns[ID]


def _has(columns: Columns, words: list[str]) -> bool:
    texts = f"{columns[CODE]} {columns[NAME]} {columns[NAME_EN]}"
    known = unaccented(texts)
    return all(word in known for word in words)


def _hit(outline: Outline, unit_id: int) -> Hit:
    office = outline.offices[unit_id]
    return Hit(
        office,
        outline.above(unit_id),
        office.is_valid_on(outline.day),
        outline.n_below[unit_id],
        way_to(outline, unit_id),
    )
