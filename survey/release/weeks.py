"""Which sheets the weeks of a release may count, so that none can be subtracted."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from survey.release.strata import FEWEST_NEW

WEEK = timedelta(days=7)

Place = tuple[int, int]  # unit, and week as the ordinal of its Monday


class Told(NamedTuple):
    """How many sheets the release before counted: in weeks, and in all."""

    weeks: Mapping[Place, int]
    units: Mapping[int, int]


class Choice(NamedTuple):
    """Weeks of collecting units that are counted; and those that may not change.

    Of a week that may not change, what was said before is said again: by the unit and
    all above it.
    """

    counted: frozenset[Place]
    stale: frozenset[Place]


def monday_of(day: date) -> int:
    """Return the ordinal of the Monday of a day's week."""
    return (day - timedelta(days=day.weekday())).toordinal()


def is_over(day: date, *, today: date) -> bool:
    """Return whether a day's week is over: another day of it would still add to it."""
    return date.fromordinal(monday_of(day)) + WEEK <= today


def choose_weeks(sizes: Mapping[Place, int], before: Told | None) -> Choice:
    """Return which weeks of collecting units are counted.

    All of them in a round's first release. Then a week that was told stays as it is
    until it has enough new sheets; a new one waits while those that came in since the
    release before, which counted the rest of it, could be worked out.
    """
    if before is None:
        return Choice(frozenset(sizes), frozenset())
    stale = frozenset(
        place
        for place, n in sizes.items()
        if place in before.weeks and _are_few(n - before.weeks[place])
    )
    waiting = _waiting(sizes, before)
    return Choice(frozenset(sizes) - stale - waiting, stale)


def _waiting(sizes: Mapping[Place, int], before: Told) -> frozenset[Place]:
    by_unit: dict[int, list[int]] = {}
    for unit_id, week in sorted(sizes):
        if (unit_id, week) not in before.weeks:
            by_unit.setdefault(unit_id, []).append(week)
    told: dict[int, int] = {}
    for (unit_id, _week), n in before.weeks.items():
        told[unit_id] = told.get(unit_id, 0) + n
    return frozenset(
        (unit_id, week)
        for unit_id, weeks in by_unit.items()
        for week in _held_back(
            weeks,
            [sizes[unit_id, week] for week in weeks],
            rest=before.units.get(unit_id, 0) - told.get(unit_id, 0),
        )
    )


def _held_back(weeks: Sequence[int], sizes: Sequence[int], *, rest: int) -> list[int]:
    """Return the first week that would give few sheets away, and all after it.

    `rest` are the sheets that the release before counted in no week it told.
    """
    total = 0
    for place, n in enumerate(sizes):
        total += n
        if _are_few(total - rest):
            return list(weeks[place:])
    return []


def _are_few(n: int) -> bool:
    return 0 < abs(n) < FEWEST_NEW


def own_sizes(told: Told, domains: Mapping[int, Sequence[int]]) -> Told:
    """Return sizes of collecting units without those of the units below them."""
    by_unit: dict[int, dict[int, int]] = {}
    for (unit_id, week), n in told.weeks.items():
        by_unit.setdefault(unit_id, {})[week] = n
    collecting = {member for members in domains.values() for member in members}
    weeks: dict[Place, int] = {}
    units: dict[int, int] = {}
    for unit_id in sorted(collecting, key=lambda one: len(domains[one])):
        below = [one for one in domains[unit_id] if one != unit_id]
        units[unit_id] = told.units.get(unit_id, 0) - sum(units[one] for one in below)
        for week, n in by_unit.get(unit_id, {}).items():
            own = n - sum(weeks.get((one, week), 0) for one in below)
            if own > 0:
                weeks[unit_id, week] = own
    return Told(weeks, units)
