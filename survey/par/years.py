"""This year's points of a unit against those of another year, by item and by area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from survey.par.criteria import Area
from survey.par.index import Scored, Sum, claimed, difference, settled
from survey.par.standings import Place, Standing


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that the sets of both years have under one code.

    Points are only subtracted where both years could earn the same number of them.
    """

    code: str
    before: Decimal | None
    after: Decimal | None
    most_before: Decimal
    most_after: Decimal

    @property
    def difference(self) -> Decimal | None:
        """Return how many points more there are now."""
        is_alike = self.most_before == self.most_after
        return difference(self.after, self.before) if is_alike else None


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An area of both years, in percent of what applied."""

    code: str
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Return how many points of a hundred more there are now."""
        return difference(self.after, self.before)


@dataclass(frozen=True, slots=True)
class YearChange:
    """A unit's points of two years: in all, by area, by item."""

    before: Sum
    after: Sum
    areas: tuple[AreaChange, ...]
    items: tuple[ItemChange, ...]

    @property
    def difference(self) -> Decimal | None:
        """Return how far the index went."""
        return difference(self.after.index, self.before.index)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a unit went among its like; `places` up are more than 0."""

    points: Decimal | None
    places: int | None
    before: Place | None


@dataclass(frozen=True, slots=True)
class Year:
    """The areas of a set, and the points of a unit by it."""

    areas: Sequence[Area]
    scored: Sequence[Scored]


def year_change(now: Year, then: Year, *, is_settled: bool) -> YearChange:
    """Return what changed; after the appraisal, or as the unit scored itself."""
    add = settled if is_settled else claimed
    codes = {area.code for area in then.areas}
    areas = (
        AreaChange(area.code, *(add(_part(x, area.code)).index for x in (then, now)))
        for area in now.areas
        if area.code in codes
    )
    before = {one.item.code: one for one in then.scored}
    items = (
        _item(before[one.item.code], one, is_settled=is_settled)
        for one in now.scored
        if one.item.code in before
    )
    return YearChange(add(then.scored), add(now.scored), tuple(areas), tuple(items))


def step(now: Standing, then: Standing | None) -> Step:
    """Return how far a unit went; places only where it was in the same group."""
    if then is None:
        return Step(None, None, None)
    is_same = now.group == then.group
    places = None
    if is_same and now.place and then.place:
        places = then.place.rank - now.place.rank
    points = difference(now.settled.index, then.settled.index)
    return Step(points, places, then.place if is_same else None)


def _part(year: Year, code: str) -> Iterable[Scored]:
    [area] = (one for one in year.areas if one.code == code)
    items = {item.code for item in area.items}
    return [one for one in year.scored if one.item.code in items]


def _item(before: Scored, after: Scored, *, is_settled: bool) -> ItemChange:
    return ItemChange(
        code=after.item.code,
        before=_points(before, is_settled=is_settled),
        after=_points(after, is_settled=is_settled),
        most_before=before.item.most,
        most_after=after.item.most,
    )


def _points(one: Scored, *, is_settled: bool) -> Decimal | None:
    if one.is_exempt:
        return None
    return one.settled if is_settled else one.claimed
