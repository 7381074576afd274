"""A unit's figures in the order of the method: contents, factors, criteria."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.figures.changes import changes_of_unit
from survey.methods import Content, Criterion, Factor, Method, stored_method
from survey.methods.method import ROOT
from survey.models import Change, Figure, Level, Quality, Release, Status
from survey.words import quality_word, text_of

OVERALL = ROOT  # node of the whole index


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the method with its figure and the nodes below it."""

    code: str
    name: str
    level: Level
    figure: Figure
    branches: tuple["Branch", ...] = ()
    change: Change | None = None

    @property
    def is_shown(self) -> bool:
        """Return whether there is an index to look at."""
        return self.figure.status == Status.SHOWN


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """Everything a release says about one unit."""

    overall: Figure
    contents: tuple[Branch, ...]
    change: Change | None  # of the overall index

    @property
    def factors(self) -> tuple[Branch, ...]:
        """Return the factors of all contents, in order."""
        return tuple(factor for content in self.contents for factor in content.branches)

    @property
    def criteria(self) -> tuple[Branch, ...]:
        """Return the criteria of all factors, in order."""
        return tuple(c for factor in self.factors for c in factor.branches)

    @property
    def has_changes(self) -> bool:
        """Return whether any figure is compared with the round before."""
        nodes = (*self.contents, *self.factors, *self.criteria)
        return any(node.change for node in nodes)

    @property
    def has_quality(self) -> bool:
        """Return whether the release says how far its shares can be relied on."""
        return any(criterion.figure.quality for criterion in self.criteria)

    @property
    def unsure(self) -> tuple[Branch, ...]:
        """Return the criteria whose share cannot simply be relied on."""
        firm = {"", Quality.PRESENT}
        return tuple(c for c in self.criteria if c.figure.quality not in firm)

    @property
    def by_quality(self) -> tuple[tuple[str, int], ...]:
        """Return how many criteria can be relied on how far, in words."""
        said = Counter(quality_word(c.figure.quality) for c in self.criteria)
        return tuple((word, n) for word, n in said.items() if word)

    @property
    def n_one_sided(self) -> int:
        """Return for how many criteria the share not satisfied is too unsure."""
        return sum(criterion.figure.complement for criterion in self.criteria)


def method_of(release: Release) -> Method:
    """Return the method a release was computed with."""
    return stored_method(release.method)


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
    changes = changes_of_unit(session, release, unit_id)
    contents = tuple(_content(one, figures, changes) for one in method.contents)
    return UnitFigures(figures[OVERALL], contents, changes.get(OVERALL))


def _content(
    content: Content, figures: Mapping[str, Figure], changes: Mapping[str, Change]
) -> Branch:
    def branch(
        node: Content | Factor | Criterion, level: Level, *below: Branch
    ) -> Branch:
        figure, change = figures[node.code], changes.get(node.code)
        return Branch(node.code, text_of(node.name), level, figure, below, change)

    def factor(one: Factor) -> Branch:
        below = (branch(c, Level.CRITERION) for c in one.criteria)
        return branch(one, Level.FACTOR, *below)

    return branch(content, Level.CONTENT, *(factor(f) for f in content.factors))
