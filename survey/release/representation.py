"""For how many of its transactions a unit has sheets that speak for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from survey.release.totals import Key, Totals


class Represented(NamedTuple):
    """A unit's transactions, with all below it, and those with a sheet beside them."""

    unit_id: int
    transactions: int
    represented: int


def represented(
    totals: Totals, keys: Iterable[Key], domains: Mapping[int, Iterable[int]]
) -> list[Represented]:
    """Return what sheets speak for in every unit that handled transactions.

    `domains` are the units with totals at or below every unit that has any; `keys`
    are the strata with sheets.
    """
    heard = {totals.place(key) for key in keys}
    handled: Counter[int] = Counter()
    spoken: Counter[int] = Counter()
    for place, total in totals.by_place.items():
        handled[place.unit_id] += total
        spoken[place.unit_id] += total if place in heard else 0
    found = [
        Represented(
            unit_id,
            sum(handled[member] for member in members),
            sum(spoken[member] for member in members),
        )
        for unit_id, members in domains.items()
    ]
    return [one for one in found if one.transactions]
