"""Which weeks a release counts anew, and which give away few sheets."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from survey.measure import Weekly
from survey.release.weekly import Earlier
from survey.release.weeks import (
    Past,
    Place,
    own_sizes,
    shown_weeks,
)
from survey.withholding.fewest import is_few


class Counting(NamedTuple):
    """Weeks of collecting units that are counted; and those that may not change.

    Of a week that may not change, what was told before is told again: of the unit and
    all above it.
    """

    counted: Sequence[Place]
    stale: frozenset[Place]


def choose(
    weeks: Mapping[Place, int],
    domains: Mapping[int, Sequence[int]],
    sizes: Mapping[int, int],
    earlier: Earlier,
    whole: Collection[int],
    *,
    fewest: int,
) -> Counting:
    """Return which weeks of collecting units are counted, by them and all above.

    A week told before waits until it has enough new sheets. A new one is counted when
    it has as many, and all sheets of its unit are counted; unless the unit itself may
    not show it.
    """
    told = {place: row.n for place, row in earlier.rows.items()}
    before = own_sizes(told, domains)
    stale = frozenset(
        place
        for place, n in weeks.items()
        if place in before and is_few(n - before[place])
    )
    by_unit: dict[int, dict[int, int]] = {}
    for (unit_id, week), n in weeks.items():
        if (unit_id, week) in before or (unit_id in whole and not is_few(n)):
            kept = (unit_id, week) in stale
            by_unit.setdefault(unit_id, {})[week] = before[unit_id, week] if kept else n
    counted: list[Place] = []
    for unit_id, own in by_unit.items():
        refused: set[int] = set()
        if len(domains[unit_id]) == 1:
            past = earlier.past.get(unit_id, Past())
            shown = shown_weeks(own, sizes[unit_id], past, fewest=fewest)
            refused = {week for week, n in own.items() if n >= fewest} - set(shown)
        counted += [(unit_id, week) for week in own if week not in refused]
    return Counting([place for place in counted if place not in stale], stale)


def could_be_shown(
    present: Mapping[Place, Weekly],
    sizes: Mapping[int, int],
    earlier: Earlier,
    *,
    fewest: int,
) -> list[Place]:
    """Return the weeks of units that do not give away few sheets of the unit itself."""
    found: list[Place] = []
    for unit_id, places in groupby(present, key=lambda place: place[0]):
        numbers = {week: present[unit_id, week].n for _unit, week in places}
        past = earlier.past.get(unit_id, Past())
        shown = shown_weeks(numbers, sizes[unit_id], past, fewest=fewest)
        found += [(unit_id, week) for week in shown]
    # Told again from a release that had withheld it, a week has no index.
    return [place for place in found if present[place].value is not None]
