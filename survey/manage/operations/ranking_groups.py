"""Ranking groups (nhóm xếp hạng): a name that units share; renamed, and given."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple, cast

from flask_babel import gettext as _
from sqlalchemy import CursorResult, Table, func, select, update
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import Unit

UNIT = cast(Table, Unit.__table__)
BATCH = 500  # units a question names


class Member(NamedTuple):
    """A unit that is to be in a group, at the revision it was seen at."""

    unit_id: int
    code: str
    group: str
    revision: int


def rename_group(
    session: Session, old: str, new: str, *, scope: Collection[int] | None
) -> int:
    """Give a group another name; return how many units it has.

    With a scope only where these units are in it.
    """
    members = members_of(session, old, scope=scope)
    if not members:
        message = _("Không có đơn vị nào trong nhóm “%(name)s”.", name=old)
        raise Problem(message, status=404)
    return put_into_group(session, members, new)


def put_into_group(session: Session, members: Sequence[Member], group: str) -> int:
    """Put units into a group, or with an empty name into none; return how many.

    A unit that somebody changed since it was seen stops the whole of it.
    """
    changed = [member for member in members if member.group != group]
    written = 0
    for batch in _batches(changed):
        seen = {member.unit_id: member.revision for member in batch}
        now = select(UNIT.c.id, UNIT.c.revision).where(UNIT.c.id.in_(seen))
        for unit_id, revision in session.execute(now.with_for_update()):
            if seen[unit_id] != revision:
                raise _moved()
        question = update(UNIT).where(UNIT.c.id.in_(seen))
        values = {"ranking_group": group, "revision": UNIT.c.revision + 1}
        done = session.connection().execute(question.values(values))
        written += cast("CursorResult[Any]", done).rowcount
    session.expire_all()
    return written


def members_of(
    session: Session, group: str, *, scope: Collection[int] | None
) -> list[Member]:
    """Return the units in a group, of all times."""
    columns = (Unit.id, Unit.code, Unit.ranking_group, Unit.revision)
    rows = session.execute(select(*columns).where(Unit.ranking_group == group))
    found = (Member(*row) for row in rows)
    return [m for m in found if scope is None or m.unit_id in scope]


def members_by_id(session: Session, unit_ids: Collection[int]) -> list[Member]:
    """Return units as they may be put into a group."""
    columns = (Unit.id, Unit.code, Unit.ranking_group, Unit.revision)
    wanted = set(unit_ids)
    rows = session.execute(select(*columns).order_by(Unit.code))
    return [Member(*row) for row in rows if row.id in wanted]


def group_sizes(session: Session) -> dict[str, int]:
    """Return the groups there are with the number of their units, of all times."""
    sizes = select(Unit.ranking_group, func.count()).group_by(Unit.ranking_group)
    return {name: n for name, n in session.execute(sizes) if name}


def _batches(members: Sequence[Member]) -> Iterator[Sequence[Member]]:
    for start in range(0, len(members), BATCH):
        yield members[start : start + BATCH]


def _moved() -> Problem:
    return Problem(
        _(
            "Trong lúc bạn đang chọn, có đơn vị đã được người khác sửa. Chưa ghi gì. "
            "Xin mở lại trang và chọn lại."
        ),
        status=409,
    )
