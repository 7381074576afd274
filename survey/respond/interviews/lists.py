"""The lists that interviewers go by now: how many on each are still to be met."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, joinedload

from survey.models import Draw, DrawnEntry, Enumerator, Frame, Outcome, Round

Columns = tuple[int, int | None, str | None, int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """What one interviewer has of a list; nobody has what is not shared out."""

    enumerator_id: int | None
    name: str
    n: int
    n_waiting: int


@dataclass(frozen=True, slots=True)
class GoneBy:
    """A list that somebody goes by, and its parts."""

    draw: Draw
    round: Round
    parts: tuple[Part, ...]


def lists_of(
    session: Session, *, scope: Collection[int] | None, today: date
) -> list[GoneBy]:
    """Return the lists of rounds under way in units, the newest first."""
    under_way = (
        select(Draw, Round)
        .join(Frame, Frame.id == Draw.frame_id)
        .join(Round, Round.id == Frame.round_id)
        .options(joinedload(Draw.frame).joinedload(Frame.unit))
        .where(Round.closed_on.is_(None))
        .where(Round.starts_on <= today, Round.ends_on >= today)
        .order_by(Draw.id.desc())
    )
    found = [
        (draw, round_)
        for draw, round_ in session.execute(under_way)
        if scope is None or draw.frame.unit_id in scope
    ]
    rows = session.execute(_parts([draw.id for draw, _round in found])).all()
    return [
        GoneBy(draw, round_, tuple(_part(row) for row in rows if row[0] == draw.id))
        for draw, round_ in found
    ]


def _parts(draw_ids: Collection[int]) -> Select[*Columns]:
    n_waiting = func.count().filter(DrawnEntry.outcome == Outcome.WAITING)
    person = DrawnEntry.enumerator_id, Enumerator.name
    return (
        select(DrawnEntry.draw_id, *person, func.count(), n_waiting)
        .outerjoin(Enumerator, Enumerator.id == DrawnEntry.enumerator_id)
        .where(DrawnEntry.draw_id.in_(draw_ids))
        .where(DrawnEntry.is_reserve.is_(False) | DrawnEntry.replaces.is_not(None))
        .group_by(DrawnEntry.draw_id, *person)
        .order_by(Enumerator.name, DrawnEntry.enumerator_id)
    )


def _part(row: Row[*Columns]) -> Part:
    _draw_id, enumerator_id, name, n, n_waiting = row
    return Part(enumerator_id, name or "", n, n_waiting)
