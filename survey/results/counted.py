"""Which sheets the figures of a unit come from, and what each of them counts for."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Release, Representation, Stratum, Unit
from survey.services import ServiceName, ServiceNames, service_names
from survey.tree import tree_of_round


class CountedService(NamedTuple):
    """A service of a unit, all its channels: sheets, and what they speak for."""

    service: ServiceName
    n_sheets: int
    transactions: int | None
    weight: float


@dataclass(frozen=True, slots=True)
class CountedSheets:
    """The strata at and below a unit that a release counted."""

    n_sheets: int
    n_strata: int
    n_psu: int
    services: tuple[CountedService, ...]  # of the unit itself
    representation: Representation | None

    @property
    def represented(self) -> float | None:
        """Return for which part of the transactions sheets speak, 0 to 100."""
        return 100 * self.representation.share if self.representation else None


def counted_sheets(session: Session, release: Release, unit: Unit) -> CountedSheets:
    """Return what a release counted at and below a unit."""
    inside = select(Stratum).where(
        Stratum.release_id == release.id,
        Stratum.unit_id.in_(tree_of_round(session, release.round).subtree(unit.id)),
        Stratum.counted_in > 0,
    )
    strata = list(session.scalars(inside))
    own = [one for one in strata if one.unit_id == unit.id]
    return CountedSheets(
        n_sheets=sum(one.n_sheets for one in strata),
        n_strata=len(strata),
        n_psu=sum(one.n_psu for one in strata),
        services=_services(own, service_names(session)),
        representation=session.get(Representation, (release.id, unit.id)),
    )


def _services(strata: list[Stratum], names: ServiceNames) -> tuple[CountedService, ...]:
    by_service: dict[str, list[Stratum]] = defaultdict(list)
    for one in strata:
        by_service[one.service].append(one)
    return tuple(
        CountedService(
            names[code],
            sum(one.n_sheets for one in found),
            found[0].transactions,
            found[0].weight,
        )
        for code, found in sorted(by_service.items())
    )
