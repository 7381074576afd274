"""At which steps people are reminded: before a day, and weekly once it is over."""

BEFORE = (1, 7, 14)  # days
WEEK = 7
MOST_WEEKS = 26  # then letters have not helped, and others will not


def step_of(days_left: int) -> int | None:
    """Return the step that was reached last: days before the day, negative behind it.

    A worker that was away on the very day so makes good for it on the next; what is
    given out ten days before its day is told at once.

    >>> [step_of(n) for n in (15, 14, 8, 7, 2, 1, 0)]
    [None, 14, 14, 7, 7, 1, 1]
    >>> [step_of(n) for n in (-1, -7, -8, -15)]
    [-1, -1, -8, -15]
    """
    if days_left >= 0:
        return next((step for step in BEFORE if days_left <= step), None)
    weeks = (-days_left - 1) // WEEK
    return -1 - WEEK * weeks if weeks < MOST_WEEKS else None
