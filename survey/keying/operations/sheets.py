"""Keying sheets into an open batch, the first time."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.editing import Conflict, Place, latest_changes
from survey.errors import Problem
from survey.i18n import day as written
from survey.keying.operations.batches import require_open
from survey.models import Batch, KeyedSheet, SecondKeying


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of one form, checked; `seen` is the state it was opened at."""

    day: date
    answers: str
    comment: str = ""
    seen: str = ""  # the revision of the sheet; empty where there was none yet


def key_sheet(
    session: Session, batch: Batch, number: int, typed: Typed, *, by: int | None
) -> KeyedSheet:
    """Keep a sheet, or mend it; the batch is locked."""
    require_open(batch)
    require_number(batch, number)
    require_day(batch, typed.day)
    found = session.get(KeyedSheet, (batch.id, number))
    _require_seen(session, batch, number, found, typed.seen)
    _require_not_drawn(session, batch, number)
    if found is None and batch.drawn_at is not None:
        raise Problem(_("Đã chốt nhập lần một."), status=409)
    found = found or KeyedSheet(batch_id=batch.id, number=number)
    found.day, found.answers, found.comment = typed.day, typed.answers, typed.comment
    found.keyed_by, found.keyed_at = by, clock.now()
    session.add(found)
    session.flush()
    return found


def drop_sheet(session: Session, batch: Batch, number: int, *, seen: str) -> None:
    """Take a sheet out that does not belong there; the batch is locked."""
    require_open(batch)
    found = session.get(KeyedSheet, (batch.id, number))
    _require_seen(session, batch, number, found, seen)
    if found is None or batch.drawn_at is not None:
        raise Problem(_("Phiếu này không bỏ được nữa."), status=409)
    session.delete(found)
    session.flush()


def next_number(session: Session, batch: Batch) -> int | None:
    """Return the lowest number that nobody has keyed; None when all are."""
    query = select(KeyedSheet.number).where(KeyedSheet.batch_id == batch.id)
    keyed = set(session.scalars(query))
    return next((number for number in batch.numbers if number not in keyed), None)


def require_number(batch: Batch, number: int) -> None:
    """Refuse a number that no form of the batch bears."""
    if number not in batch.numbers:
        message = _(
            "Lô này gồm phiếu số %(first)s đến %(last)s.",
            first=batch.first_number,
            last=batch.numbers[-1],
        )
        raise Problem(message, status=404)


def require_day(batch: Batch, given: date) -> None:
    """Refuse a day on which no form of the batch was filled in."""
    if not batch.first_day <= given <= batch.last_day:
        message = _(
            "Ngày phải từ %(first)s đến %(last)s, như đã khai ở lô.",
            first=written(batch.first_day),
            last=written(batch.last_day),
        )
        raise Problem(message)


def _require_seen(
    session: Session, batch: Batch, number: int, found: KeyedSheet | None, seen: str
) -> None:
    """Refuse (409) what was typed before somebody else keyed the same form."""
    if seen != (str(found.revision) if found else ""):
        place = Place("sheet", f"{batch.id}/{number}")
        raise Conflict(latest_changes(session, place))


def _require_not_drawn(session: Session, batch: Batch, number: int) -> None:
    if session.get(SecondKeying, (batch.id, number)) is not None:
        message = _(
            "Phiếu số %(n)s đã được chọn để nhập lại: chỉ sửa được khi đối chiếu hai "
            "lần nhập.",
            n=number,
        )
        raise Problem(message, status=409)
