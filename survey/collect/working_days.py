"""Working days, Monday to Friday; public holidays are not known here."""

from datetime import date, timedelta

SATURDAY = 5


def working_days_between(start: date, end: date) -> int:
    """Return the working days after `start` and before `end`, both left out."""
    days = (start + timedelta(n) for n in range(1, (end - start).days))
    return sum(day.weekday() < SATURDAY for day in days)
