"""Rates of typed counts: of a unit, and of those below it, never one figure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.figures.branches import method_of
from survey.figures.changes import changes_of_unit
from survey.methods import Method
from survey.methods.method import Rate as Counted
from survey.models import Change, Figure, Release, Status, Unit
from survey.tree import tree_of_round
from survey.words import text_of

MISSED, REACHED = 1, 5  # places in the counts: those of the worst and the best level


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of a unit with the two counts behind it."""

    code: str
    name: str
    counted: Counted | None  # what was typed, by the method
    figure: Figure
    change: Change | None = None

    @property
    def is_shown(self) -> bool:
        """Return whether there is a rate to look at."""
        return self.figure.status == Status.SHOWN

    @property
    def reached(self) -> int:
        """Return the numerator, which in a complement measure nobody typed."""
        return self.figure.counts[REACHED] if self.figure.counts else 0

    @property
    def missed(self) -> int:
        """Return those of the denominator that the rate does not count."""
        return self.figure.counts[MISSED] if self.figure.counts else 0


@dataclass(frozen=True, slots=True)
class UnitRates:
    """A unit and its rates, in the order of the method."""

    unit: Unit
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class RatesPage:
    """What a release of rates says of a unit and of units below it."""

    release: Release
    method: Method
    unit: Unit
    above: tuple[Unit, ...]  # from the top down
    own: UnitRates | None
    below: tuple[UnitRates, ...]

    @property
    def has_changes(self) -> bool:
        """Return whether any rate is compared with the round before."""
        return self.own is not None and any(rate.change for rate in self.own.rates)

    @property
    def has_complement(self) -> bool:
        """Return whether silence counts as satisfied in any rate."""
        return any(c.rate and c.rate.complement for c in self.method.criteria)


def rates_page(
    session: Session, release: Release, unit: Unit, *, is_deep: bool
) -> RatesPage:
    """Return the rates of a unit and of its parts; `is_deep` takes all below it."""
    method, tree = method_of(release), tree_of_round(session, release.round)
    below = tree.subtree(unit.id) if is_deep else tree.children(unit.id)
    places = [unit_id for unit_id in below if unit_id != unit.id]
    figures = _figures(session, release, {unit.id, *places})
    changes = changes_of_unit(session, release, unit.id)
    own = figures.get(unit.id)
    return RatesPage(
        release=release,
        method=method,
        unit=unit,
        above=tuple(
            session.get_one(Unit, unit_id)
            for unit_id in reversed(tree.ancestors(unit.id))
        ),
        own=_rates(method, own, changes) if own else None,
        below=tuple(_rates(method, figures[one]) for one in places if one in figures),
    )


def _figures(
    session: Session, release: Release, unit_ids: set[int]
) -> dict[int, dict[str, Figure]]:
    query = (
        select(Figure)
        .where(Figure.release_id == release.id)
        .options(joinedload(Figure.unit))
    )
    found: dict[int, dict[str, Figure]] = defaultdict(dict)
    for figure in session.scalars(query):
        if figure.unit_id in unit_ids:
            found[figure.unit_id][figure.node] = figure
    return dict(found)


def _rates(
    method: Method, figures: Mapping[str, Figure], changes: Mapping[str, Change] = {}
) -> UnitRates:
    unit = next(iter(figures.values())).unit
    return UnitRates(unit, tuple(_in_order(method, figures, changes)))


def _in_order(
    method: Method, figures: Mapping[str, Figure], changes: Mapping[str, Change]
) -> Iterator[Rate]:
    for one in method.criteria:
        name, change = text_of(one.name), changes.get(one.code)
        yield Rate(one.code, name, one.rate, figures[one.code], change)
