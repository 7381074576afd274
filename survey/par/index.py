"""Points added up: achieved over what applies, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from survey.par.criteria import Item
from survey.par.points import CENT


@dataclass(frozen=True, slots=True)
class Scored:
    """An item with the points it was given; those of the survey come from a release."""

    item: Item
    is_exempt: bool = False
    own: Decimal | None = None
    appraised: Decimal | None = None
    surveyed: Decimal | None = None

    @property
    def claimed(self) -> Decimal | None:
        """Return the points before anybody appraised them."""
        if self.item.scorer == "survey":
            return self.surveyed
        return self.own if self.item.scorer == "self" else None

    @property
    def settled(self) -> Decimal | None:
        """Return the points after the appraisal."""
        is_asked = self.item.scorer == "survey"
        return self.surveyed if is_asked else self.appraised


@dataclass(frozen=True, slots=True)
class Sum:
    """Points of some items: what was achieved of what applies.

    `index` is 100·achieved/applicable to two decimals, half up; None where nothing
    applies, or where an item that applies has no points yet.
    """

    applicable: Decimal
    achieved: Decimal
    missing: tuple[str, ...]  # codes of items without points

    @property
    def index(self) -> Decimal | None:
        """Return the index, or None while it would not be the whole one."""
        if self.missing or not self.applicable:
            return None
        exact = 100 * self.achieved / self.applicable
        return exact.quantize(CENT, rounding=ROUND_HALF_UP)


def claimed(scored: Iterable[Scored]) -> Sum:
    """Return the sum of the points that units gave themselves, and of the survey.

    What those who appraise score alone does not count before they did.
    """
    applying = [one for one in _applying(scored) if one.item.scorer != "appraisal"]
    return _sum([(one.item, one.claimed) for one in applying])


def settled(scored: Iterable[Scored]) -> Sum:
    """Return the sum of the points after the appraisal, and of the survey."""
    return _sum([(one.item, one.settled) for one in _applying(scored)])


def difference(after: Decimal | None, before: Decimal | None) -> Decimal | None:
    """Return how far two figures are apart, None where one is not there."""
    return None if after is None or before is None else after - before


def _applying(scored: Iterable[Scored]) -> list[Scored]:
    return [one for one in scored if not one.is_exempt]


def _sum(given: list[tuple[Item, Decimal | None]]) -> Sum:
    return Sum(
        applicable=sum((item.most for item, _points in given), Decimal(0)),
        achieved=sum((points or Decimal(0) for _item, points in given), Decimal(0)),
        missing=tuple(item.code for item, points in given if points is None),
    )
