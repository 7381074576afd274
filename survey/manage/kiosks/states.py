"""How a kiosk is doing, judged by what it told of itself last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from survey.models import Kiosk

SILENT_AFTER = timedelta(minutes=15)  # it tells of itself every minute
CLOCK_IS_WRONG = 120  # seconds; sheets of the wrong day would begin at midnight


@dataclass(frozen=True, slots=True)
class State:
    """What has to be looked into of a kiosk; nothing of one that was revoked."""

    is_silent: bool
    is_waiting: bool
    has_refused: bool
    minutes_ahead: int  # of its clock; 0 while that does not matter


def state_of(kiosk: Kiosk, *, now: datetime) -> State:
    """Return how a kiosk is doing."""
    if kiosk.revoked_at is not None:
        return State(False, False, kiosk.n_refused > 0, 0)
    seen, ahead = kiosk.seen_at, kiosk.clock_ahead or 0
    is_wrong = abs(ahead) >= CLOCK_IS_WRONG
    return State(
        is_silent=seen is not None and now - seen > SILENT_AFTER,
        is_waiting=kiosk.n_waiting > 0,
        has_refused=kiosk.n_refused > 0,
        minutes_ahead=round(ahead / 60) if is_wrong else 0,
    )
