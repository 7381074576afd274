"""Fieldwork: who calls on whom, what became of them, and who stands in for them."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import Draw, DrawnEntry, Enumerator, Outcome, Unit

MOST_VISITS = 20
# An address is given up only for these; refusing is one of them, and is counted.
GIVEN_UP = {Outcome.REFUSED, Outcome.ABSENT, Outcome.INELIGIBLE}


def add_enumerator(session: Session, unit: Unit, name: str) -> Enumerator:
    """Add somebody who calls on people for a unit."""
    named = select(Enumerator.id).where(
        Enumerator.unit_id == unit.id, Enumerator.name == name
    )
    if session.scalar(named) is not None:
        raise Problem(_("Đơn vị này đã có điều tra viên tên %(name)s.", name=name))
    added = Enumerator(unit_id=unit.id, name=name, active=True)
    session.add(added)
    session.flush()
    return added


def assign(
    session: Session, draw: Draw, enumerators: Sequence[Enumerator]
) -> dict[int, int]:
    """Share the entries nobody has yet out to enumerators, whole areas together.

    Returns how many each one got.
    """
    if not enumerators:
        raise Problem(_("Chưa chọn điều tra viên nào."))
    loads = {enumerator.id: 0 for enumerator in enumerators}
    entries = [e for e in _drawn(session, draw) if _is_to_visit(e)]
    areas: dict[str, list[DrawnEntry]] = {}
    for entry in entries:
        areas.setdefault(entry.entry.area, []).append(entry)
    # The largest areas first, each to whoever has the least: nearly even lists.
    for area in sorted(areas.values(), key=len, reverse=True):
        least = min(loads, key=loads.__getitem__)
        loads[least] += len(area)
        for entry in area:
            entry.enumerator_id = least
    session.flush()
    return loads


def note_outcome(
    session: Session,
    entry: DrawnEntry,
    outcome: Outcome,
    *,
    on: date,
    visits: int,
    is_replaced: bool = False,
) -> DrawnEntry | None:
    """Note what became of somebody; return the reserve called up in their place.

    Only who was given up is replaced, by the next of the reserve: the same area
    first, so that nobody picks.
    """
    if not 0 <= visits <= MOST_VISITS:
        raise Problem(_("Số lần đến phải từ 0 đến %(most)d.", most=MOST_VISITS))
    if is_replaced and outcome not in GIVEN_UP:
        raise Problem(
            _("Chỉ thay người đã từ chối, vắng mặt hoặc không thuộc đối tượng.")
        )
    # First, for it may be refused, and then nothing shall have changed.
    stand_in = call_up(session, entry) if is_replaced else None
    entry.outcome, entry.noted_on, entry.visits = outcome, on, visits
    session.flush()
    return stand_in


def call_up(session: Session, entry: DrawnEntry) -> DrawnEntry:
    """Call the next of the reserve up in place of somebody who was given up."""
    # One after another: two clerks must not call up the same person.
    session.get_one(Draw, entry.draw_id, with_for_update=True)
    replaced = select(DrawnEntry.position).where(
        DrawnEntry.draw_id == entry.draw_id, DrawnEntry.replaces == entry.position
    )
    if session.scalar(replaced) is not None:
        raise Problem(_("Người này đã có người thay."), status=409)
    waiting = [
        other
        for other in _drawn(session, entry.draw)
        if other.is_reserve and other.replaces is None
    ]
    if not waiting:
        raise Problem(_("Danh sách dự phòng đã hết."), status=409)
    same = [other for other in waiting if other.entry.area == entry.entry.area]
    found = (same or waiting)[0]
    found.replaces, found.enumerator_id = entry.position, entry.enumerator_id
    session.flush()
    return found


def outcomes(session: Session, draw: Draw) -> dict[Outcome, int]:
    """Return how many of those called on had each outcome."""
    called = (
        select(DrawnEntry.outcome, func.count())
        .where(DrawnEntry.draw_id == draw.id)
        .where(DrawnEntry.is_reserve.is_(False) | DrawnEntry.replaces.is_not(None))
        .group_by(DrawnEntry.outcome)
    )
    found = {Outcome(outcome): n for outcome, n in session.execute(called)}
    return {outcome: found.get(outcome, 0) for outcome in Outcome}


def _drawn(session: Session, draw: Draw) -> list[DrawnEntry]:
    entries = select(DrawnEntry).where(DrawnEntry.draw_id == draw.id)
    return list(session.scalars(entries.order_by(DrawnEntry.position)))


def _is_to_visit(entry: DrawnEntry) -> bool:
    is_called = not entry.is_reserve or entry.replaces is not None
    return is_called and entry.enumerator_id is None
