"""A unit's index week by week, as a release has it, and what stands out."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Basis, Release, Status, TrendPoint


@dataclass(frozen=True, slots=True)
class Weeks:
    """Every week that was over when the release was made, the earliest first."""

    points: tuple[TrendPoint, ...]

    @property
    def shown(self) -> tuple[TrendPoint, ...]:
        """Return the weeks with an index."""
        return tuple(p for p in self.points if p.status == Status.SHOWN)

    @property
    def withheld(self) -> tuple[TrendPoint, ...]:
        """Return the weeks with too few sheets."""
        return tuple(p for p in self.points if p.status != Status.SHOWN)

    @property
    def signalling(self) -> tuple[TrendPoint, ...]:
        """Return the weeks that break a rule of the chart."""
        return tuple(p for p in self.shown if p.signals)

    @property
    def basis(self) -> Basis:
        """Return how far the limits can be trusted."""
        return Basis(self.shown[-1].basis) if self.shown else Basis.NONE

    @property
    def has_limits(self) -> bool:
        """Return whether there is a chart: a centre, and limits around it."""
        return any(p.centre is not None for p in self.shown)


def weeks_of(session: Session, release: Release, unit_id: int) -> Weeks:
    """Return the weeks of a unit in a release."""
    query = (
        select(TrendPoint)
        .where(TrendPoint.release_id == release.id, TrendPoint.unit_id == unit_id)
        .order_by(TrendPoint.starts_on)
    )
    return Weeks(tuple(session.scalars(query)))
