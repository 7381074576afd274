"""The pass of who helps: it opens a counter's page without signing anybody in there.

The device goes from hand to hand. What the person sees is a page of everybody, which
knows who helps by its address alone, and leads nowhere else.
"""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.access import Right
from survey.access.reach import Reach
from survey.models import Channel, HelpingPass
from survey.passes import find_pass


class Helping(NamedTuple):
    """Who helps, at which counter, how."""

    user_id: int
    counter: str
    channel: Channel


class NoPass(Exception):
    """The address is no pass, or one of days ago."""


class PassEnded(Exception):
    """It was a pass: somebody ended it, its day is over, or its helper may no more."""


def read_pass(session: Session, text: str, *, now: datetime, today: date) -> Helping:
    """Return what a pass says, or raise why it says nothing."""
    found = find_pass(session, text)
    if found is None:
        raise NoPass
    if not found.is_good_at(now) or not _may_help(session, found, today):
        raise PassEnded
    return Helping(found.user_id, found.counter.code, Channel(found.channel))


def _may_help(session: Session, found: HelpingPass, today: date) -> bool:
    """Return whether the helper may still do what they gave the pass out for."""
    own = Reach(session, found.user_id, today=today)
    unit_id = found.counter.unit_id
    return found.user.active and own.holds(Right.KEY_SHEETS, unit_id)
