"""Taking back a reform whose day has not come: nothing of it has happened yet."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.i18n import day
from survey.manage.operations.reforms.carrying_out import lock_tree
from survey.manage.operations.reforms.forest import gaps
from survey.models import (
    Counter,
    CounterMove,
    Lineage,
    Placement,
    Reform,
    Unit,
)
from survey.tree import load_tree


def withdraw(session: Session, reform: Reform, *, today: date) -> None:
    """Take a reform back before its day; the caller commits.

    Refused once the new units are used: a round, totals, counters of their own, or a
    later reform stand on them.
    """
    lock_tree(session)
    if reform.happens_on <= today or reform.settled_at is not None:
        place = {"day": day(reform.happens_on)}
        message = _(
            "Việc sắp xếp đã có hiệu lực từ ngày %(day)s nên không rút lại được; "
            "lịch sử không viết lại. Cần thì làm một lần sắp xếp mới.",
            **place,
        )
        raise Problem(message, status=409)
    if _is_built_upon(session, reform):
        raise _in_use()
    before = gaps(load_tree(session).nodes.values(), since=today)
    try:
        with session.begin_nested():
            _undo(session, reform)
    except IntegrityError:
        raise _in_use() from None
    if gaps(load_tree(session).nodes.values(), since=today) - before:
        raise _in_use()


def _is_built_upon(session: Session, reform: Reform) -> bool:
    """Return whether a later reform is about the same units."""
    own = _about(reform)
    others = select(Reform).where(
        Reform.id != reform.id, Reform.happens_on >= reform.happens_on
    )
    return any(own & _about(other) for other in session.scalars(others))


def _about(reform: Reform) -> set[int]:
    done = reform.done
    moved = (place["unit"] for place in done["placed"])
    return {*done["ended"], *done["opened"], *moved}


def _in_use() -> Problem:
    return Problem(
        _(
            "Không rút lại được: đơn vị mới đã được dùng (đợt khảo sát, số hồ sơ, "
            "quầy, vai trò, hoặc một lần sắp xếp sau). Hãy gỡ những thứ đó trước."
        ),
        status=409,
    )


def _undo(session: Session, reform: Reform) -> None:
    done = reform.done
    for unit in _units(session, done["ended"]):
        unit.valid_to = None
    for counter_id in done["closed"]:
        session.get_one(Counter, counter_id).closed_on = None
    session.execute(
        delete(CounterMove).where(
            CounterMove.counter_id.in_(done["handed"]),
            CounterMove.moves_on == reform.happens_on,
        )
    )
    for place in done["placed"]:
        _unplace(session, place["unit"], date.fromisoformat(place["from_day"]))
    for old_id, new_id in done["joined"]:
        session.delete(session.get_one(Lineage, (old_id, new_id)))
    session.flush()
    for unit in reversed(_units(session, done["opened"])):
        session.delete(unit)
        session.flush()  # what is below first
    session.delete(reform)
    session.flush()


def _unplace(session: Session, unit_id: int, from_day: date) -> None:
    """Forget a place, and the first one if it is the only one left."""
    unit = session.get_one(Unit, unit_id)
    if from_day == unit.valid_from:
        first = session.get_one(Placement, (unit_id, from_day))
        first.parent_id = unit.parent_id
    else:
        session.delete(session.get_one(Placement, (unit_id, from_day)))
    session.flush()


def _units(session: Session, unit_ids: list[int]) -> list[Unit]:
    units = {
        u.id: u for u in session.scalars(select(Unit).where(Unit.id.in_(unit_ids)))
    }
    return [units[unit_id] for unit_id in unit_ids]
