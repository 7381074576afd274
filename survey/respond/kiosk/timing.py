"""The day a sheet from a tablet is filed under: the tablet's, where that can be."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from survey.clock import Half, day_of, half_of

LATEST = timedelta(days=3)  # 72 hours, as finely as sheets tell the time


def filed_under(
    day: date, half: Half, *, now: datetime, zone: ZoneInfo
) -> tuple[date, Half]:
    """Return the day and half a sheet says it was answered on, else the present ones.

    A tablet whose clock runs wrong loses no sheet: one that comes from the future, or
    from more than 72 hours ago, is filed under the day it came in.
    """
    today, now_half = day_of(now, zone), half_of(now, zone)
    is_to_come = (day, half.value) > (today, now_half.value)  # "am" before "pm"
    is_too_old = today - day > LATEST
    return (today, now_half) if is_to_come or is_too_old else (day, half)
