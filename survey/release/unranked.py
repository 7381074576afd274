"""Which units a release leaves out of ranks and classes, and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Exemption, Release, ReleaseUnranked, RoundUnranked, Unit
from survey.release.figures import Row


class Unranked(NamedTuple):
    """A unit that is not ranked, as it is frozen."""

    unit_id: int
    reason: Exemption
    note: str


def unranked_in(session: Session, round_id: int) -> list[Unranked]:
    """Return the units that were marked in a round, by number."""
    table = RoundUnranked
    columns = select(table.unit_id, table.reason, table.note)
    query = columns.where(table.round_id == round_id).order_by(table.unit_id)
    return [Unranked(*row) for row in session.execute(query)]


def unranked_before(session: Session, last: Release | None) -> list[Unranked]:
    """Return the units that the release before left out, by number."""
    if last is None:
        return []
    table = ReleaseUnranked
    columns = select(table.unit_id, table.reason, table.note)
    query = columns.where(table.release_id == last.id).order_by(table.unit_id)
    return [Unranked(*row) for row in session.execute(query)]


def place_lines(
    rows: Sequence[Row], unranked: Sequence[Unranked], units: Mapping[int, Unit]
) -> Iterator[Sequence[object]]:
    """Yield as they are digested: units, their groups, and why they are not ranked."""
    groups = {
        row.unit_id: row.ranking_group for row in rows if row.ranking_group is not None
    }
    why = {one.unit_id: one for one in unranked}
    for unit_id in groups | why:
        one = why.get(unit_id)
        told = (str(one.reason), one.note) if one else ("", "")
        yield ("place", units[unit_id].code, groups.get(unit_id, ""), *told)
