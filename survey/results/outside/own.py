"""What our own releases say of a subject that is a unit of ours."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from survey.access import Right, may
from survey.figures.branches import method_of
from survey.methods.method import ROOT
from survey.models import Figure, OutsideResult, Release, Round, Status, Unit

WHOLE = 100  # what an index goes up to


class Own(NamedTuple):
    """The overall index of a unit in the newest release of a round."""

    unit: Unit
    release: Release
    figure: Figure


def own_units(session: Session, results: Iterable[OutsideResult]) -> list[Unit]:
    """Return the units of ours that results are of, as far as they may be seen."""
    codes = {one.unit_code for one in results if one.unit_code}
    found = session.scalars(select(Unit).where(Unit.code.in_(codes)))
    return [unit for unit in found if may(Right.SEE_RESULTS, unit.id)]


def own_figures(session: Session, units: Iterable[Unit]) -> list[Own]:
    """Return their overall index in each round, the newest round first."""
    return [own for unit in units for own in _of_unit(session, unit)]


def _of_unit(session: Session, unit: Unit) -> list[Own]:
    query = (
        select(Release, Figure)
        .join(Figure, Figure.release_id == Release.id)
        .join(Release.round)
        .where(Figure.unit_id == unit.id, Figure.node == ROOT)
        .where(Figure.status == Status.SHOWN)
        .options(contains_eager(Release.round), joinedload(Release.method))
        .order_by(Round.starts_on.desc(), Round.id, Release.number.desc())
    )
    newest: dict[int, Own] = {}
    for release, figure in session.execute(query):
        newest.setdefault(release.round_id, Own(unit, release, figure))
    return [own for own in newest.values() if _is_index(own.release)]


def _is_index(release: Release) -> bool:
    """Return whether people were asked, and the index goes from 0 to 100."""
    method = method_of(release)
    return method.is_asked and method.most(ROOT) == WHOLE
