"""One unit: what a release says of it, how it got there, and what stands below it."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from survey.figures.branches import OVERALL, UnitFigures, method_of, unit_figures
from survey.figures.changes import Before, before, overall_changes
from survey.figures.kin import Kin, predecessors, successors
from survey.figures.parts import Parts, parts_of
from survey.figures.priorities import Priorities, priorities_of
from survey.figures.ranking import Standing, by_index
from survey.figures.releases import releases_of_unit
from survey.figures.same_group import group_key, key_of
from survey.figures.weeks import Weeks, weeks_of
from survey.methods import Method, stored_method
from survey.models import Figure, Release, Round, Stratum, Unit
from survey.tree import tree_of_round


@dataclass(frozen=True, slots=True)
class Point:
    """A unit's overall index in one release."""

    release: Release
    figure: Figure


@dataclass(frozen=True, slots=True)
class Collected:
    """The sheets a release counts of a unit, from all its strata."""

    n_sheets: int
    n_psu: int
    counted_in: int  # the newest release in which any of them was counted


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What the page of a unit shows."""

    unit: Unit
    above: tuple[Unit, ...]  # from the top down
    release: Release
    method: Method
    figures: UnitFigures | None
    is_tied: bool
    before: Before | None
    weeks: Weeks
    priorities: Priorities | None  # of a unit that collects answers itself
    parts: Parts
    releases: tuple[Release, ...]  # that say anything of the unit
    trend: tuple[Point, ...]
    below: tuple[Standing, ...]
    predecessors: tuple[Kin, ...]
    successors: tuple[Kin, ...]
    stratum: Collected | None  # of a unit that collects answers itself


def unit_result(session: Session, release: Release, unit: Unit) -> UnitResult:
    """Return what a release says of a unit, with its place in tree and time."""
    tree = tree_of_round(session, release.round)
    method = method_of(release)
    figures = unit_figures(session, release, unit_id=unit.id, method=method)
    overall = figures.overall if figures else None
    return UnitResult(
        unit=unit,
        above=tuple(
            session.get_one(Unit, unit_id)
            for unit_id in reversed(tree.ancestors(unit.id))
        ),
        release=release,
        method=method,
        figures=figures,
        is_tied=overall is not None and _is_tied(session, overall),
        before=before(session, release, overall, figures.change if figures else None),
        weeks=weeks_of(session, release, unit.id),
        priorities=priorities_of(session, release, unit.id, figures),
        parts=parts_of(session, release, unit.id),
        releases=tuple(releases_of_unit(session, unit.id)),
        trend=_trend(session, unit, method),
        below=_below(session, release, tree.children(unit.id)),
        predecessors=predecessors(session, unit),
        successors=successors(session, unit),
        stratum=_collected(session, release, unit),
    )


def _collected(session: Session, release: Release, unit: Unit) -> Collected | None:
    sums = (func.sum(Stratum.n_sheets), func.sum(Stratum.n_psu))
    query = select(*sums, func.max(Stratum.counted_in)).where(
        Stratum.release_id == release.id,
        Stratum.unit_id == unit.id,
        Stratum.counted_in > 0,
    )
    n_sheets, n_psu, counted_in = session.execute(query).one()
    return Collected(n_sheets, n_psu, counted_in) if counted_in else None


def _is_tied(session: Session, overall: Figure) -> bool:
    """Return whether another unit of the same ranking group has the same rank."""
    if overall.rank is None:
        return False
    query = (
        select(func.count())
        .select_from(Figure)
        .join(Figure.unit)
        .where(Figure.release_id == overall.release_id, Figure.node == OVERALL)
        .where(Figure.rank == overall.rank)
        .where(group_key(Figure.ranking_group) == key_of(overall))
    )
    return session.scalar(query) != 1


def _trend(session: Session, unit: Unit, method: Method) -> tuple[Point, ...]:
    """Return the unit's overall index in every release, the oldest first.

    Of releases on the same scale: points stand on no line with an index to 100.
    """
    query = (
        select(Release, Figure)
        .join(Figure, Figure.release_id == Release.id)
        .join(Release.round)
        .where(Figure.unit_id == unit.id, Figure.node == OVERALL)
        .options(contains_eager(Release.round), joinedload(Release.method))
        .order_by(Round.starts_on, Round.id, Release.number)
    )
    found = [Point(release, figure) for release, figure in session.execute(query)]
    stored = {point.release.method_id: point.release.method for point in found}
    scales = {key: stored_method(one).most(OVERALL) for key, one in stored.items()}
    most = method.most(OVERALL)
    return tuple(p for p in found if scales[p.release.method_id] == most)


def _below(
    session: Session, release: Release, unit_ids: tuple[int, ...]
) -> tuple[Standing, ...]:
    query = (
        select(Figure)
        .where(Figure.release_id == release.id, Figure.node == OVERALL)
        .where(Figure.unit_id.in_(unit_ids))
        .options(joinedload(Figure.unit))
    )
    return by_index(session.scalars(query), overall_changes(session, release))
