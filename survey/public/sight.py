"""What everybody does not see of a release, and the figures without it."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.figures.branches import OVERALL, UnitFigures
from survey.models import Change, Figure, Release
from survey.public.hiding import Sight, hushed, hushed_figures
from survey.public.ranks import ranked_again
from survey.public.untold import untold
from survey.published import public_releases


def sight_of(session: Session, release: Release) -> Sight:
    """Return what everybody does not see of a published release."""
    query = select(Change.earlier_id).where(Change.release_id == release.id).limit(1)
    earlier_id = session.scalar(query)
    public = {one.release.id: one.release for one in public_releases(session)}
    earlier = None if earlier_id is None else public.get(earlier_id)
    return Sight(
        untold(session, release), untold(session, earlier) if earlier else None
    )


def overall_figures(
    session: Session, release: Release, sight: Sight
) -> dict[int, Figure]:
    """Return the overall figure of every unit as everybody may see it, by unit."""
    query = (
        select(Figure)
        .where(Figure.release_id == release.id, Figure.node == OVERALL)
        .options(joinedload(Figure.unit))
    )
    every = ranked_again([(one, hushed(one, sight)) for one in session.scalars(query)])
    return {figure.unit_id: figure for figure in every}


def seen(
    figures: UnitFigures, sight: Sight, overall: Mapping[int, Figure]
) -> UnitFigures:
    """Return a unit's figures as everybody may see them, its rank among those told."""
    found = hushed_figures(figures, sight)
    return replace(found, overall=overall[figures.overall.unit_id])
