"""The silent counters as every page tells of them: looked up now and then, not always.

A look costs as much as many pages; silence is counted in days.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from flask import current_app

from survey import clock
from survey.access import Right, may
from survey.db import get_session
from survey.silence import Silence, silences

EVERY = timedelta(minutes=5)
KEPT = "hailong_watch"


class _Look(NamedTuple):
    at: datetime
    day: date
    silent: list[Silence]


def n_silent() -> int:
    """Return how many silent counters the person behind the request may know of."""
    found = _look().silent
    may_know = {unit_id: may(Right.SEE_COUNTS, unit_id)
                for unit_id in {one.unit_id for one in found}}  # fmt: skip
    return sum(may_know[one.unit_id] for one in found)


def forget() -> None:
    """Look again at the next page: something was found out."""
    current_app.extensions.pop(KEPT, None)


def _look() -> _Look:
    now, zone = clock.now(), current_app.config["HAILONG"].zone
    day = clock.day_of(now, zone)
    kept: _Look | None = current_app.extensions.get(KEPT)
    if kept is None or kept.day != day or not timedelta(0) <= now - kept.at < EVERY:
        kept = _Look(now, day, silences(get_session(), today=day))
        current_app.extensions[KEPT] = kept
    return kept
