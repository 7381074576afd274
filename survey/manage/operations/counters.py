"""Counters: opened with a code of their own, closed, moved; imported from a file."""

import secrets
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.errors import Problem
from survey.i18n import day
from survey.last_answers import last_days
from survey.manage.operations.services import check_service_code
from survey.models import Counter, Unit

# Read from paper and typed on a phone: no 0 and O, no 1, I and L. No vowels
# either, so that no word can come out, in whatever language.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
CODE_LENGTH = 7  # ten thousand million codes: guessing finds no counter


def open_counter(
    session: Session,
    unit: Unit,
    *,
    name: str,
    opened_on: date,
    name_en: str = "",
    room: str = "",
    service: str = "",
) -> Counter:
    """Open a counter of a unit under a new public code."""
    if not unit.is_valid_on(opened_on):
        place = {"unit": unit.code, "day": day(opened_on)}
        raise Problem(_("%(unit)s không hoạt động vào ngày %(day)s.", **place))
    counter = Counter(
        code=draw_codes(session, 1)[0],
        unit_id=unit.id,
        name=name,
        name_en=name_en,
        room=room,
        service=service,
        opened_on=opened_on,
    )
    session.add(counter)
    session.flush()  # the next code is drawn knowing this one
    return counter


def draw_codes(session: Session, n: int) -> list[str]:
    """Return codes that no counter has or had: rows of closed counters stay."""
    drawn: set[str] = set()
    while len(drawn) < n:
        new = {_any_code() for _number in range(n - len(drawn))}
        taken = select(Counter.code).where(Counter.code.in_(new))
        drawn |= new - set(session.scalars(taken))
    return sorted(drawn)


def _any_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))


def counter_by_code(session: Session, code: str) -> Counter:
    """Return the counter of a public code, or raise a `Problem` of status 404."""
    spellings = {code, code.upper()}
    question = select(Counter).where(Counter.code.in_(spellings))
    counter = session.scalar(question) if may_exist(code) else None
    if counter is None:
        message = _("Không có quầy nào mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return counter


def close_counter(counter: Counter, *, on: date) -> None:
    """Take no more sheets at a counter, from this day on."""
    if counter.closed_on is not None:
        place = {"code": counter.code, "day": day(counter.closed_on)}
        raise Problem(_("Quầy %(code)s đã đóng từ ngày %(day)s.", **place))
    if on < counter.opened_on:
        place = {"code": counter.code, "day": day(counter.opened_on)}
        raise Problem(_("Quầy %(code)s chỉ mở từ ngày %(day)s.", **place))
    counter.closed_on = on


def check_no_later_sheets(session: Session, counter: Counter, *, on: date) -> None:
    """Raise a `Problem` when sheets were taken after the day a counter shall close."""
    last = last_days(session, [counter.id]).get(counter.id)
    if last is not None and on < last:
        place = {"code": counter.code, "day": day(last)}
        raise Problem(
            _("Quầy %(code)s đã nhận phiếu đến ngày %(day)s: chọn từ ngày ấy.", **place)
        )


def reopen_counter(counter: Counter, *, on: date) -> None:
    """Take sheets again at a counter that was closed, under its old code."""
    if counter.closed_on is None:
        raise Problem(_("Quầy %(code)s đang mở.", code=counter.code))
    if not counter.unit.is_valid_on(on):
        place = {"unit": counter.unit.code, "day": day(on)}
        raise Problem(_("%(unit)s không hoạt động vào ngày %(day)s.", **place))
    counter.closed_on = None


def move_counter(counter: Counter, unit: Unit, *, on: date) -> None:
    """Let a counter belong to another unit from now on; its poster stays good.

    Sheets handed in before keep the unit they were handed in to.
    """
    if not unit.is_valid_on(on):
        place = {"unit": unit.code, "day": day(on)}
        raise Problem(_("%(unit)s không hoạt động vào ngày %(day)s.", **place))
    counter.unit = unit


def set_service(counter: Counter, service: str) -> None:
    """Let a counter serve one group of services from now on, or all (empty).

    Sheets handed in before keep the service they were handed in under.
    """
    if service:
        check_service_code(service)
    counter.service = service


def state_of(counter: Counter) -> dict[str, Any]:
    """Return what the audit tells of a counter."""
    return {
        "name": counter.name,
        "name_en": counter.name_en,
        "room": counter.room,
        "service": counter.service,
        "unit": counter.unit.code,
        "opened_on": counter.opened_on.isoformat(),
        "closed_on": counter.closed_on and counter.closed_on.isoformat(),
    }
