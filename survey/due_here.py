"""What is due as the person behind the request sees it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from flask import current_app

from survey import clock
from survey.access import own_id, reach, scope
from survey.db import get_session
from survey.due import PRESSING, Due, all_due
from survey.holders import Holders

EVERY = timedelta(minutes=1)  # every page asks, and days pass slowly
KEPT = "hailong_due"


class _Look(NamedTuple):
    at: datetime
    day: date
    dues: list[tuple[Due, frozenset[int]]]  # each with whose it is to do


def own_due() -> list[Due]:
    """Return what the person has to do soon, or to ask after, the oldest first."""
    return [_to_oneself(one) for one in _own(_look_anew())]


def n_pressing() -> int:
    """Return how much of it is due within days, or was; as of a minute ago."""
    now, day = clock.now(), _today()
    kept: _Look | None = current_app.extensions.get(KEPT)
    if kept is None or kept.day != day or not timedelta(0) <= now - kept.at < EVERY:
        kept = _look_anew()
    return sum(one.until <= day + PRESSING for one in _own(kept))


def forget() -> None:
    """Look again at the next page: something was done."""
    current_app.extensions.pop(KEPT, None)


def _look_anew() -> _Look:
    session, day = get_session(), _today()
    dues = all_due(session, today=day)
    holders = Holders(session, today=day) if dues else None
    told = [(one, holders.of(one)) for one in dues] if holders else []
    found = current_app.extensions[KEPT] = _Look(clock.now(), day, told)
    return found


def _own(look: _Look) -> list[Due]:
    """Return those that are the person's; of what is late whoever is above knows."""
    return [
        due
        for due, nearest in look.dues
        if own_id() in nearest or (due.until < look.day and _is_below(due))
    ]


def _is_below(due: Due) -> bool:
    units = scope(due.right)
    is_other = own_id() not in due.not_by
    return is_other and (units is None or due.unit_id in units)


def _to_oneself(due: Due) -> Due:
    """Return it without what only those need to know who are not of the unit."""
    return replace(due, instead="") if due.unit_id in reach().granted else due


def _today() -> date:
    return clock.today(current_app.config["HAILONG"].zone)
