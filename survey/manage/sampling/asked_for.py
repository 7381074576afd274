"""What an address of the sampling desk asks for."""

from collections.abc import Sequence
from datetime import date

from flask import current_app, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.manage.sampling.progress import MARGIN
from survey.models import Draw, Frame, Round

LEAST, MOST = 0.5, 30.0  # points


def today() -> date:
    """Return the day it is at the counters."""
    return clock.today(current_app.config["HAILONG"].zone)


def margin() -> float:
    """Return the margin to count down to, in points."""
    text = request.args.get("sai-so", "").replace(",", ".").strip()
    if not text:
        return MARGIN
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not LEAST <= found <= MOST:
        raise Problem(_("Sai số phải từ 0,5 đến 30 điểm, ví dụ: 3."))
    return found


def current_round(rounds: Sequence[Round]) -> Round | None:
    """Return the newest round under way, else the newest that is not closed."""
    still = [r for r in rounds if r.closed_on is None] or rounds
    under_way = (r for r in still if r.is_open_on(today()))
    return next(under_way, next(iter(still), None))


def frame_by_id(session: Session, frame_id: int) -> Frame:
    """Return a frame; the policy has found it already."""
    return session.get_one(Frame, frame_id)


def draw_by_id(session: Session, draw_id: int) -> Draw:
    """Return a draw; the policy has found it already."""
    return session.get_one(Draw, draw_id)
