"""What is due as the person behind the request sees it."""

from datetime import date, timedelta

from flask import current_app, g

from survey.access import own_id, reach, scope
from survey.clock import today
from survey.db import get_session
from survey.due import AHEAD, PRESSING, Due, all_due

NOTHING = timedelta()


def own_due() -> list[Due]:
    """Return what the person can do and has to do soon, the oldest first."""
    if "due" not in g:
        up_to = _today_and(AHEAD)
        found = all_due(get_session(), up_to=up_to)
        g.due = [one for one in found if one.not_by != own_id() and _is_own(one)]
    found_before: list[Due] = g.due
    return found_before


def n_pressing() -> int:
    """Return how much of it is due within days, or was."""
    last = _today_and(PRESSING)
    return sum(one.until <= last for one in own_due())


def _today_and(more: timedelta = NOTHING) -> date:
    return today(current_app.config["HAILONG"].zone) + more


def _is_own(due: Due) -> bool:
    """Return whether it is the person's to do, or to ask after.

    Who holds the right everywhere need not know what each unit has still time for.
    """
    units = scope(due.right)
    if units is None:
        return due.until < _today_and() or due.unit_id in reach().tops(due.right)
    return due.unit_id in units
