"""Passes of one's own are given out and ended without a row of the audit.

The audit keeps its rows for years: it would tell who helped on which day, and so,
where few answered, whose sheet it was. How many a month is told beside the counter.
"""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from survey import clock
from survey.access import own_id
from survey.db import get_session
from survey.models import Channel, Counter
from survey.passes import give_pass


def commit_unsaid() -> None:
    """Write what was done to a pass of one's own."""
    get_session().commit()


def open_by_pass(counter: Counter, channel: Channel) -> ResponseReturnValue:
    """Give a pass out, and lead to the questionnaire by it."""
    secret = give_pass(get_session(), own_id(), counter, channel, now=clock.now())
    commit_unsaid()
    return redirect(url_for("helping.questionnaire", text=secret), 303)
