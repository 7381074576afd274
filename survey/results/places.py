"""Where a unit stands in its group, factor by factor and criterion by criterion."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.figures.branches import Branch, UnitFigures
from survey.measure import Position, positions
from survey.methods import Method
from survey.models import Figure, Release, Unit
from survey.results.group_values import values_of_group


@dataclass(frozen=True, slots=True)
class Limits:
    """The ranks that the data do not exclude, as a release has them."""

    best: int
    worst: int
    n_above: int  # units that are really above
    n_below: int

    @property
    def is_open(self) -> bool:
        """Return whether the unit cannot be told apart from any other."""
        return self.n_above == self.n_below == 0


@dataclass(frozen=True, slots=True)
class CriterionPlace:
    """A criterion of a unit among the same criterion of the units of its group."""

    name: str
    value: float
    rank: int
    n: int
    limits: Limits


@dataclass(frozen=True, slots=True)
class FactorPlace:
    """A factor of a unit among the same factor of the units of its group."""

    name: str
    value: float
    position: Position
    n: int  # units of the group with this factor
    median: float
    limits: Limits | None  # None in older releases
    criteria: tuple[CriterionPlace, ...]


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
        place = FactorPlace(
            factor.name,
            of_group[unit.id],
            told.places[at],
            len(of_group),
            told.median,
            _limits(factor.figure),
            _criteria(factor),
        )
        found.append(place)
    return tuple(found)


def _criteria(factor: Branch) -> tuple[CriterionPlace, ...]:
    found = []
    for criterion in factor.branches:
        figure, limits = criterion.figure, _limits(criterion.figure)
        if limits and figure.value is not None and figure.rank and figure.rank_of:
            place = CriterionPlace(
                criterion.name, figure.value, figure.rank, figure.rank_of, limits
            )
            found.append(place)
    return tuple(found)


def _limits(figure: Figure) -> Limits | None:
    best, worst, n = figure.own_best, figure.own_worst, figure.rank_of
    if best is None or worst is None or n is None:
        return None
    return Limits(best, worst, n_above=best - 1, n_below=n - worst)
