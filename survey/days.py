"""Days as people write them: 2026-01-31, 31/1/2026 or 31-1-2026."""

import re
from datetime import date, timedelta

ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
VIETNAMESE = re.compile(
    r"(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})",
    re.ASCII,
)
TIME = re.compile(r"[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?", re.ASCII)
NUMBER = re.compile(r"[1-9]\d{4}")  # of days since Excel's first
EXCEL_FIRST = date(1899, 12, 30)
EARLIEST, LATEST = 1945, 2199  # years; beyond them somebody mistyped


def read_day(text: str) -> date | None:
    """Return the day a text stands for, or None when it is none of our time."""
    day = day_written(text)
    return day if day and EARLIEST <= day.year <= LATEST else None


def without_time(text: str) -> str:
    """Return a day without the time of day that other tools write behind it.

    >>> without_time("2026-01-31 08:15:00")
    '2026-01-31'
    """
    found = TIME.search(text)
    return text[: found.start()] if found and found.end() == len(text) else text


def day_written(text: str) -> date | None:
    """Return the day a text stands for, whatever its year, or None when it is none."""
    match = ISO.fullmatch(text) or VIETNAMESE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def day_of_number(text: str) -> date | None:
    """Return the day that Excel may mean by a number, or None when it is none."""
    if not NUMBER.fullmatch(text) or not text.isascii():
        return None
    return EXCEL_FIRST + timedelta(days=int(text))
