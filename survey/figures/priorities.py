"""What a unit might improve first: its factors, and how each goes with the others."""

from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.figures.branches import Branch, UnitFigures
from survey.models import Driver, Quadrant, Release

FEWEST = 200  # sheets with every factor, for a driver to be firm
ORDER = (
    Quadrant.FIX_FIRST,
    Quadrant.KEEP_UP,
    Quadrant.LOW_PRIORITY,
    Quadrant.POSSIBLE_OVERKILL,
    Quadrant.UNCLEAR,
)


@dataclass(frozen=True, slots=True)
class Priority:
    """A factor, and where it stands among the factors of the unit."""

    factor: Branch
    driver: Driver


@dataclass(frozen=True, slots=True)
class Priorities:
    """The factors of a unit in the order of the method."""

    factors: tuple[Priority, ...]
    fewest: int = FEWEST

    @property
    def n(self) -> int:
        """Return how many sheets have an answer to every factor."""
        return min(one.driver.n for one in self.factors)

    @property
    def is_firm(self) -> bool:
        """Return whether there are sheets enough to say anything."""
        return all(one.driver.firm for one in self.factors)

    @property
    def drawn(self) -> tuple[Priority, ...]:
        """Return the factors with a place on the chart."""
        return tuple(
            one
            for one in self.factors
            if one.driver.association is not None and one.driver.gap is not None
        )

    @property
    def line(self) -> float:
        """Return the mean association, beyond which a factor goes along more."""
        return fmean(one.driver.association or 0.0 for one in self.drawn)

    def of(self, quadrant: Quadrant) -> tuple[Priority, ...]:
        """Return the factors of a quadrant."""
        return tuple(one for one in self.factors if one.driver.quadrant == quadrant)

    @property
    def by_quadrant(self) -> tuple[tuple[Quadrant, tuple[Priority, ...]], ...]:
        """Return the quadrants that have factors, what to do first at the top."""
        found = ((quadrant, self.of(quadrant)) for quadrant in ORDER)
        return tuple((quadrant, factors) for quadrant, factors in found if factors)


def priorities_of(
    session: Session, release: Release, unit_id: int, figures: UnitFigures | None
) -> Priorities | None:
    """Return the factors a release looked at in a unit, None when at none."""
    query = select(Driver).where(
        Driver.release_id == release.id, Driver.unit_id == unit_id
    )
    drivers = {driver.node: driver for driver in session.scalars(query)}
    if figures is None or not drivers:
        return None
    return Priorities(
        tuple(
            Priority(factor, drivers[factor.code])
            for factor in figures.factors
            if factor.code in drivers
        )
    )
