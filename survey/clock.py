"""Today where the counters stand, and the half of the day."""

from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

NOON = 12


class Half(StrEnum):
    """The part of a day a sheet is filed under; nothing finer is kept."""

    MORNING = "am"
    AFTERNOON = "pm"


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def today(timezone: ZoneInfo) -> date:
    """Return the day it is at the counters."""
    return now().astimezone(timezone).date()


def day_of(instant: datetime, timezone: ZoneInfo) -> date:
    """Return the day an instant falls on at the counters."""
    return instant.astimezone(timezone).date()


def half_of(instant: datetime, timezone: ZoneInfo) -> Half:
    """Return the half of the day an instant falls in at the counters."""
    is_morning = instant.astimezone(timezone).hour < NOON
    return Half.MORNING if is_morning else Half.AFTERNOON
