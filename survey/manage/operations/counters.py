"""Counters: opened with a code of their own, closed, moved; imported from a file."""

import secrets
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.errors import Problem
from survey.i18n import day
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
        code=draw_code(session),
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


def draw_code(session: Session) -> str:
    """Return a code that no counter has or had: rows of closed counters stay."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))
        if session.scalar(select(Counter.id).where(Counter.code == code)) is None:
            return code


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
