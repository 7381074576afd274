"""Factor indices of the units that are ranked in one group, as a release has them."""

from collections import defaultdict

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from survey.figures.same_group import group_key, key_of
from survey.methods.method import ROOT
from survey.models import Figure, Level, Release, Unit

Values = dict[str, dict[int, float]]  # by factor and unit


def values_of_group(session: Session, release: Release, unit: Unit) -> Values:
    """Return the shown indices of the units ranked together with a unit."""
    own = session.get_one(Figure, (release.id, unit.id, ROOT))
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
            group_key(overall.ranking_group) == key_of(own),
        )
    )
    found: Values = defaultdict(dict)
    # By the connection: a group of hundreds has thousands of rows.
    for node, unit_id, value in session.connection().execute(query):
        if value is not None:
            found[node][unit_id] = value
    return found
