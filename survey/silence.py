"""Counters that used to get answers by their QR code, and suddenly get none.

A covered, torn or swapped code looks like this before anybody complains. The rule:

- the counter is open, and so is a round that asks by QR at its unit;
- no answer by QR on `SILENT_AFTER` working days, today not counted;
- before, at least `USUAL` answers a working day over the `BASELINE` working days up
  to the last one, in rounds under way or ended a month before; `STRONG` make it
  urgent;
- nobody went to look since the last answer.

Answers count at the unit the counter belongs to now: after a move the watch begins
anew. Public holidays are not known.
"""

from collections import Counter as Tally
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.heard import Heard, heard, n_before
from survey.models import Channel, Round
from survey.participation import participants
from survey.tree import load_tree
from survey.working_days import ONE_DAY, working_days_back, working_days_between

SILENT_AFTER = 2  # working days
BASELINE = 10  # working days
USUAL, STRONG = 1, 5  # answers a working day
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Silence:
    """A counter that fell silent."""

    counter_id: int
    unit_id: int
    last: date  # the day of the last answer
    n_before: int  # answers over the baseline
    n_days: int  # working days without one

    @property
    def a_day(self) -> float:
        """Return how many answers used to come in on a working day."""
        return self.n_before / BASELINE

    @property
    def is_strong(self) -> bool:
        """Return whether so many came in that chance is no explanation."""
        return self.n_before >= STRONG * BASELINE


def silences(
    session: Session, *, today: date, scope: Collection[int] | None = None
) -> list[Silence]:
    """Return the counters that fell silent, those that had the most answers first.

    With a scope only those of these units.
    """
    rounds = _rounds(session, today)
    under_way = [r for r in rounds if r.is_open_on(today) and Channel.QR in r.channels]
    ids = [round_.id for round_ in rounds]
    open_ = heard(session, ids, today=today) if under_way else []
    last = working_days_back(today - ONE_DAY, SILENT_AFTER)
    quiet = [
        one
        for one in open_
        if one.last < last and (scope is None or one.unit_id in scope)
    ]
    n_days = _n_days(session, quiet, under_way, today=today)
    first = {one.id: working_days_back(one.last, BASELINE) for one in quiet}
    n_answers = n_before(session, ids, first)
    found = [
        Silence(one.id, one.unit_id, one.last, n_answers[one.id], n_days[one.id])
        for one in quiet
        if n_days[one.id] >= SILENT_AFTER and n_answers[one.id] >= USUAL * BASELINE
    ]
    return sorted(found, key=lambda one: (-one.n_before, one.counter_id))


def _rounds(session: Session, today: date) -> list[Round]:
    """Return the rounds under way, and those that ended a month before them."""
    rounds = session.scalars(select(Round).where(Round.starts_on <= today)).all()
    starts = [r.starts_on for r in rounds if r.is_open_on(today)]
    horizon = min(starts, default=today) - MONTH
    return [r for r in rounds if (r.closed_on or r.ends_on) >= horizon]


def _n_days(
    session: Session, quiet: Iterable[Heard], rounds: Iterable[Round], *, today: date
) -> Mapping[int, int]:
    """Return the working days on which an answer could have come in, and none did."""
    n: Tally[int] = Tally()
    since = _asked_since(session, rounds) if quiet else {}
    for one in quiet:
        if one.unit_id in since:
            eve = max(one.opened_on, since[one.unit_id]) - ONE_DAY
            n[one.id] = working_days_between(max(one.last, eve), today)
    return n


def _asked_since(session: Session, rounds: Iterable[Round]) -> Mapping[int, date]:
    """Return since when rounds under way ask at units, by unit."""
    since: dict[int, date] = {}
    tree = load_tree(session)
    for round_ in rounds:
        for unit_id in participants(session, round_, tree):
            since[unit_id] = min(since.get(unit_id, date.max), round_.starts_on)
    return since
