"""What every view of a round begins with: the round, the day, what may be seen."""

from datetime import date

from flask import current_app

from survey import clock
from survey.access import Right, scope
from survey.access.refusals import foreign
from survey.db import get_session
from survey.manage.operations.rounds import round_by_code
from survey.manage.rounds.queries import Listed, listed_round


def today() -> date:
    """Return the day it is at the counters."""
    return clock.today(current_app.config["HAILONG"].zone)


def listed(code: str) -> Listed:
    """Return the round of an address as the person may see it."""
    session = get_session()
    round_ = round_by_code(session, code)
    found = listed_round(session, round_, day=today(), scope=scope(Right.SEE_ROUNDS))
    if found is None:
        raise foreign()
    return found
