"""Working days, Monday to Friday; public holidays are not known here."""

from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def working_days_between(start: date, end: date) -> int:
    """Return the working days after `start` and before `end`, both left out."""
    days = (start + timedelta(n) for n in range(1, (end - start).days))
    return sum(is_working_day(day) for day in days)


def working_days_back(end: date, n: int) -> date:
    """Return the first of the last `n` working days, the one of `end` included."""
    day = end
    while True:
        n -= is_working_day(day)
        if n <= 0:
            return day
        day -= ONE_DAY


def is_working_day(day: date) -> bool:
    """Return whether offices are open on a day of the week."""
    return day.weekday() < SATURDAY
