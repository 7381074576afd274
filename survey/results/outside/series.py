"""One index of a subject, or one of its areas, year by year: gaps stay gaps."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey.models import OutsideResult
from survey.outside.indices import is_comparable
from survey.results.outside.ranks import Standing

PARTS = re.compile(r"[0-9]+|[^0-9]+")


@dataclass(frozen=True, slots=True)
class Change:
    """How far a result went since an earlier year; None where that cannot be said."""

    since: int
    value: float | None = None
    points: float | None = None
    steps: int | None = None  # up in rank: 40 to 27 are 13
    is_other_method: bool = False  # then nothing is compared


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a series; one without a result is a gap."""

    year: int
    result: OutsideResult | None = None
    standing: Standing | None = None
    change: Change | None = None

    @property
    def is_after_a_gap(self) -> bool:
        """Return whether the change is not one since the year before."""
        return self.change is not None and self.change.since != self.year - 1


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of an index, or of one of its areas, from the first year on."""

    index_name: str
    area: str
    area_name: str
    years: tuple[Year, ...]

    @property
    def newest(self) -> Year:
        """Return the last year, which is never a gap."""
        return self.years[-1]

    @property
    def known(self) -> list[Year]:
        """Return the years that have a result."""
        return [year for year in self.years if year.result]


def all_series(
    results: Iterable[OutsideResult], standings: Mapping[int, Standing]
) -> list[Series]:
    """Return the series of a subject: each index as a whole, then its areas."""
    found: dict[tuple[str, str], list[OutsideResult]] = {}
    for one in sorted(results, key=lambda one: one.year):
        found.setdefault((one.index_name, one.area), []).append(one)
    return [_series(found[key], standings) for key in sorted(found, key=_order)]


def _order(key: tuple[str, str]) -> tuple[str, list[tuple[int, str]]]:
    """Return what sorts areas as people count: C5 before C10, C10.2 before C10.10."""
    index, area = key
    parts = PARTS.findall(area)
    return index, [(int(p) if p.isdecimal() else 0, p) for p in parts]


def _series(
    results: Sequence[OutsideResult], standings: Mapping[int, Standing]
) -> Series:
    newest = results[-1]
    names = [one.area_name for one in results if one.area_name]
    years = tuple(_years(results, standings))
    name = names[-1] if names else ""
    return Series(newest.index_name, newest.area, name, years)


def _years(
    results: Sequence[OutsideResult], standings: Mapping[int, Standing]
) -> Iterator[Year]:
    before: OutsideResult | None = None
    for one in results:
        if before is not None:
            yield from (Year(year) for year in range(before.year + 1, one.year))
        change = _change(before, one, standings) if before else None
        yield Year(one.year, one, standings.get(one.id), change)
        before = one


def _change(
    before: OutsideResult, after: OutsideResult, standings: Mapping[int, Standing]
) -> Change:
    years = (before.year, after.year)
    if not is_comparable(after.index_name, after.area, *years):
        return Change(before.year, is_other_method=True)
    same_scale = before.most_points == after.most_points
    return Change(
        before.year,
        value=_difference(before.value, after.value),
        points=_difference(before.points, after.points) if same_scale else None,
        steps=_steps(standings.get(before.id), standings.get(after.id)),
    )


def _difference(before: float | None, after: float | None) -> float | None:
    if before is None or after is None:
        return None
    return round(after - before, 6)  # 86.77 − 84.51 is 2.26, not 2.2599999


def _steps(before: Standing | None, after: Standing | None) -> int | None:
    """Return how many places up; of another number of places nothing is said."""
    if before is None or after is None or before.of != after.of:
        return None
    return before.rank - after.rank
