"""Where a unit stands in its group, factor by factor."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.figures.branches import UnitFigures
from survey.measure import Position, positions
from survey.methods import Method
from survey.models import Release, Unit
from survey.results.group_values import values_of_group


@dataclass(frozen=True, slots=True)
class FactorPlace:
    """A factor of a unit among the same factor of the units of its group."""

    name: str
    value: float
    position: Position
    n: int  # units of the group with this factor
    median: float


def factor_places(
    session: Session,
    release: Release,
    unit: Unit,
    figures: UnitFigures | None,
    method: Method,
) -> tuple[FactorPlace, ...]:
    """Return the place of each factor of a ranked unit, in the method's order."""
    if figures is None or figures.overall.rank is None:
        return ()
    values, found = values_of_group(session, release, unit), []
    for factor in figures.factors:
        of_group = values.get(factor.code, {})
        if unit.id not in of_group:
            continue
        most, at = method.most(factor.code), list(of_group).index(unit.id)
        told = positions([*of_group.values()], decimals=method.rounding, most=most)
        place = told.places[at]
        value, n = of_group[unit.id], len(of_group)
        found.append(FactorPlace(factor.name, value, place, n, told.median))
    return tuple(found)
