"""The index of weeks: the counter-days that go in, and what comes out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from survey.measure import Cell, Weekly, Weeks
from survey.release.chosen_weeks import Counting
from survey.release.counting import Counted
from survey.release.strata import CHUNK
from survey.release.totals import Key
from survey.release.weekly import Earlier
from survey.release.weeks import (
    Place,
    is_over,
    monday_of,
)


def chunks_of_weeks(
    counted: Sequence[Counted], weights: Mapping[Key, float], *, today: date
) -> Iterator[list[Cell]]:
    """Yield the counter-days of weeks that are over, whole units at a time."""
    cells: list[Cell] = []
    held = 0
    strata = sorted(counted, key=lambda one: one.key)
    for unit_id, own in groupby(strata, key=lambda one: one.key.unit_id):
        for number, one in enumerate(own):
            weight = weights[one.key]
            cells += [
                Cell(unit_id, monday_of(one_day.day), number, weight, one_day.answers)
                for one_day in one.days
                if is_over(one_day.day, today=today)
            ]
            held += one.n_sheets
        if cells and held > CHUNK:
            yield cells
            cells, held = [], 0
    if cells:
        yield cells


def measured_weeks(
    weeks: Weeks,
    choice: Counting,
    domains: Mapping[int, Sequence[int]],
    earlier: Earlier,
) -> dict[int, dict[int, Weekly]]:
    """Return the weeks of every unit by their Mondays."""
    by_unit: dict[int, list[int]] = {}
    for unit_id, week in sorted({*choice.counted, *choice.stale}):
        by_unit.setdefault(unit_id, []).append(week)
    wanted: dict[Place, list[Place]] = {}
    stale: set[Place] = set()
    for above, members in domains.items():
        for member in members:
            for week in by_unit.get(member, []):
                if (member, week) in choice.stale:
                    stale.add((above, week))
                else:
                    wanted.setdefault((above, week), []).append((member, week))
    anew = {place: union for place, union in wanted.items() if place not in stale}
    found: dict[int, dict[int, Weekly]] = {}
    for (unit_id, week), one in zip(
        anew, weeks.measure(list(anew.values())), strict=True
    ):
        found.setdefault(unit_id, {})[week] = one
    for unit_id, week in stale:
        if (unit_id, week) in earlier.rows:
            told = earlier.rows[unit_id, week]
            same = Weekly(told.n, told.value, told.se, told.low, told.high)
            found.setdefault(unit_id, {})[week] = same
    return found
