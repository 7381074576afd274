"""A unit's figures in the order of the method: contents, factors, criteria."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.methods import Method, parse_method
from survey.models import Figure, Level, Release, Status
from survey.words import text_of

OVERALL = "overall"  # node of the whole index


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the method with its figure and the nodes below it."""

    code: str
    name: str
    level: Level
    figure: Figure
    branches: tuple["Branch", ...] = ()

    @property
    def is_shown(self) -> bool:
        """Return whether there is an index to look at."""
        return self.figure.status == Status.SHOWN


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """Everything a release says about one unit."""

    overall: Figure
    contents: tuple[Branch, ...]

    @property
    def factors(self) -> tuple[Branch, ...]:
        """Return the factors of all contents, in order."""
        return tuple(factor for content in self.contents for factor in content.branches)

    @property
    def criteria(self) -> tuple[Branch, ...]:
        """Return the criteria of all factors, in order."""
        return tuple(c for factor in self.factors for c in factor.branches)


def method_of(release: Release) -> Method:
    """Return the method a release was computed with."""
    return parse_method(release.method.document)


def overall_figures(session: Session, release: Release) -> list[Figure]:
    """Return the overall figure of every unit, with its unit."""
    query = (
        select(Figure)
        .where(Figure.release_id == release.id, Figure.node == OVERALL)
        .options(joinedload(Figure.unit))
    )
    return list(session.scalars(query))


def unit_figures(
    session: Session, release: Release, *, unit_id: int, method: Method
) -> UnitFigures | None:
    """Return a unit's figures, None when the release has none of it."""
    query = select(Figure).where(
        Figure.release_id == release.id, Figure.unit_id == unit_id
    )
    figures = {figure.node: figure for figure in session.scalars(query)}
    if OVERALL not in figures:
        return None
    return UnitFigures(figures[OVERALL], _contents(method, figures))


def _contents(method: Method, figures: dict[str, Figure]) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            content.code,
            text_of(content.name),
            Level.CONTENT,
            figures[content.code],
            tuple(
                Branch(
                    factor.code,
                    text_of(factor.name),
                    Level.FACTOR,
                    figures[factor.code],
                    tuple(
                        Branch(
                            criterion.code,
                            text_of(criterion.name),
                            Level.CRITERION,
                            figures[criterion.code],
                        )
                        for criterion in factor.criteria
                    ),
                )
                for factor in content.factors
            ),
        )
        for content in method.contents
    )
