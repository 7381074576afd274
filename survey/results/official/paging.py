"""An official table a page at a time: of one group, found by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from survey.official_tables import OfficialTable, Part, Role
from survey.units_sought import LONG, Sought, require_group

SIZE = 50  # units


@dataclass(frozen=True, slots=True)
class Paged:
    """The parts asked for, and what can be chosen."""

    parts: tuple[Part, ...]
    names: Mapping[str, str]  # of the groups, by key
    n: int  # units that were found
    is_long: bool


def paged(table: OfficialTable, asked: Sought) -> Paged:
    """Return the page asked for of every group that has any of the units.

    What a part ends with, such as its mean, stands on each of its pages.
    """
    names = {part.key: part.name for part in table.parts}
    require_group(asked, names)
    taken = (part for part in table.parts if asked.takes(part.key))
    parts = tuple(found for part in taken for found in _page(part, asked))
    n_units = sum(len(part.lines) for part in table.parts)
    n = sum(part.turn.n for part in parts if part.turn)
    return Paged(parts, names, n, n_units > LONG)


def _page(part: Part, asked: Sought) -> Iterator[Part]:
    found = [one for one in part.lines if one.unit and asked.finds(one.unit)]
    if not found:
        return
    turn = asked.turn(len(found), size=SIZE)
    rows = tuple(found[turn.offset : turn.offset + turn.size])
    ends = tuple(one for one in part.lines if one.role == Role.MEAN)
    yield replace(part, lines=rows + ends, turn=turn)
