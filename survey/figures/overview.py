"""The province at a glance: what one release says of all units."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.figures.branches import (
    UnitFigures,
    method_of,
    overall_figures,
    unit_figures,
)
from survey.figures.changes import Before, before, overall_changes
from survey.figures.parts import Parts, parts_of
from survey.figures.ranking import Group, groups
from survey.figures.weeks import Weeks, weeks_of
from survey.measure import par_points
from survey.methods import Method
from survey.models import Figure, Release, Unit


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview page shows."""

    release: Release
    method: Method
    root: Unit
    figures: UnitFigures | None
    par_points: float | None
    groups: tuple[Group, ...]
    before: Before | None
    weeks: Weeks
    parts: Parts


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
        groups=groups(below, overall_changes(session, release)),
        before=before(session, release, overall, figures.change if figures else None),
        weeks=weeks_of(session, release, root.id),
        parts=parts_of(session, release, root.id),
    )


def _par_points(overall: Figure | None, method: Method) -> float | None:
    if overall is None or overall.value is None or method.par_points is None:
        return None
    return par_points(overall.value, method.par_points)
