"""Which weeks a release may tell, so that none can be subtracted from another."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from survey.withholding.fewest import is_few

WEEK = timedelta(days=7)

Place = tuple[int, int]  # unit, and week as the ordinal of its Monday


class Seen(NamedTuple):
    """What an earlier release of the round told of a unit."""

    number: int
    made_on: int  # ordinal of the day
    size: int  # sheets behind its overall index
    in_weeks: int  # of them in the weeks it showed


class Past(NamedTuple):
    """What all earlier releases told of a unit, and which first showed each week."""

    seen: Sequence[Seen] = ()
    first: Mapping[int, int] = {}


def monday_of(day: date) -> int:
    """Return the ordinal of the Monday of a day's week."""
    return (day - timedelta(days=day.weekday())).toordinal()


def is_over(day: date, *, today: date) -> bool:
    """Return whether a day's week is over: another day of it would still add to it."""
    return date.fromordinal(monday_of(day)) + WEEK <= today


def shown_weeks(
    weeks: Mapping[int, int], size: int, past: Past, *, fewest: int
) -> list[int]:
    """Return which weeks of a unit are shown, given their sheets and all of its own.

    A week that was shown stays. Another one joins, in order of time, if no release,
    neither this one nor an earlier, has few sheets beside the weeks shown: what its
    index counts minus these weeks would be the few.
    """
    shown = [week for week in sorted(weeks) if week in past.first]
    for week in sorted(set(weeks) - set(shown)):
        more = [*shown, week]
        if weeks[week] >= fewest and _is_safe(more, weeks, size, past):
            shown = more
    return sorted(shown)


def _is_safe(
    shown: Iterable[int], weeks: Mapping[int, int], size: int, past: Past
) -> bool:
    if is_few(size - sum(weeks[week] for week in shown)):
        return False
    for number, made_on, then, in_weeks in past.seen:
        rest = then - in_weeks
        # Weeks shown since that had begun, one after the other: the last of them may
        # have been under way, those before it were counted whole.
        for week in sorted(shown):
            if week <= made_on and past.first.get(week, number + 1) > number:
                rest -= weeks[week]
                if is_few(rest):
                    return False
    return True


def own_sizes(
    told: Mapping[Place, int], domains: Mapping[int, Sequence[int]]
) -> dict[Place, int]:
    """Return sizes of weeks of collecting units without the units below them."""
    by_unit: dict[int, dict[int, int]] = {}
    for (unit_id, week), n in told.items():
        by_unit.setdefault(unit_id, {})[week] = n
    collecting = {member for members in domains.values() for member in members}
    found: dict[Place, int] = {}
    for unit_id in sorted(collecting, key=lambda one: len(domains[one])):
        below = [one for one in domains[unit_id] if one != unit_id]
        for week, n in by_unit.get(unit_id, {}).items():
            own = n - sum(found.get((one, week), 0) for one in below)
            if own > 0:
                found[unit_id, week] = own
    return found
