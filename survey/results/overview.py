"""The province at a glance: what one release says of all units."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.measure import par_points
from survey.methods import Method
from survey.models import Figure, Release, Status, Unit
from survey.results.figures import (
    UnitFigures,
    method_of,
    overall_figures,
    unit_figures,
)
from survey.results.ranking import Group, groups
from survey.results.releases import last_of_round_before


@dataclass(frozen=True, slots=True)
class Comparison:
    """The root's index of the round before, next to that of this one."""

    release: Release
    figure: Figure
    is_same_method: bool
    overlaps: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview page shows."""

    release: Release
    method: Method
    root: Unit
    figures: UnitFigures | None
    par_points: float | None
    groups: tuple[Group, ...]
    before: Comparison | None


def overview(session: Session, release: Release) -> Overview:
    """Return what a release says of the round's root unit and all units below."""
    method = method_of(release)
    root = session.get_one(Unit, release.round.root_id)
    figures = unit_figures(session, release, unit_id=root.id, method=method)
    below = [f for f in overall_figures(session, release) if f.unit_id != root.id]
    overall = figures.overall if figures else None
    return Overview(
        release=release,
        method=method,
        root=root,
        figures=figures,
        par_points=_par_points(overall, method),
        groups=groups(below),
        before=_before(session, release, overall),
    )


def _par_points(overall: Figure | None, method: Method) -> float | None:
    if overall is None or overall.value is None or method.par_points is None:
        return None
    return par_points(overall.value, method.par_points)


def _before(
    session: Session, release: Release, overall: Figure | None
) -> Comparison | None:
    earlier = last_of_round_before(session, release)
    if earlier is None or overall is None or overall.status != Status.SHOWN:
        return None
    figure = session.get(Figure, (earlier.id, overall.unit_id, overall.node))
    if figure is None or figure.status != Status.SHOWN:
        return None
    return Comparison(
        earlier,
        figure,
        is_same_method=earlier.method.code == release.method.code,
        overlaps=_overlaps(overall, figure),
    )


def _overlaps(one: Figure, other: Figure) -> bool:
    limits = (one.low, one.high, other.low, other.high)
    if None in limits:
        return True
    low, high, other_low, other_high = (float(x or 0) for x in limits)
    return low <= other_high and other_low <= high
