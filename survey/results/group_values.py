"""Factor indices of the units that are ranked in one group, as a release has them."""

from collections import defaultdict

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, aliased

from survey.methods.method import ROOT
from survey.models import Figure, Level, Release, Unit

Values = dict[str, dict[int, float]]  # by factor and unit


def values_of_group(session: Session, release: Release, unit: Unit) -> Values:
    """Return the shown indices of the units ranked together with a unit."""
    overall = aliased(Figure)
    query = (
        select(Figure.node, Figure.unit_id, Figure.value)
        .join(
            overall,
            and_(
                overall.release_id == Figure.release_id,
                overall.unit_id == Figure.unit_id,
                overall.node == ROOT,
                overall.rank.is_not(None),
            ),
        )
        .join(Unit, Unit.id == Figure.unit_id)
        .where(
            Figure.release_id == release.id,
            Figure.level == Level.FACTOR,
            _is_beside(unit),
        )
    )
    found: Values = defaultdict(dict)
    # By the connection: a group of hundreds has thousands of rows.
    for node, unit_id, value in session.connection().execute(query):
        if value is not None:
            found[node][unit_id] = value
    return found


def _is_beside(unit: Unit) -> ColumnElement[bool]:
    """Tell units of the same ranking group; without one, of the same kind."""
    same = Unit.ranking_group == unit.ranking_group
    return same if unit.ranking_group else same & (Unit.kind == unit.kind)
