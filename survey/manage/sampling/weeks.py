"""The weeks of a round: seven days each from its first day on, the last one shorter."""

from datetime import date, timedelta
from typing import NamedTuple

from survey.models import Round

WEEK = 7  # days


class Week(NamedTuple):
    """A week of a round, both days included."""

    number: int
    first: date
    last: date


def weeks_of(round_: Round) -> tuple[Week, ...]:
    """Return the weeks of a round."""
    n_days = (round_.ends_on - round_.starts_on).days + 1
    return tuple(
        Week(
            at // WEEK + 1,
            round_.starts_on + timedelta(at),
            min(round_.starts_on + timedelta(at + WEEK - 1), round_.ends_on),
        )
        for at in range(0, n_days, WEEK)
    )


def week_at(round_: Round, day: date) -> int:
    """Return how many weeks have begun by a day: 0 before the round, at most all."""
    if day < round_.starts_on:
        return 0
    at = (min(day, round_.ends_on) - round_.starts_on).days
    return at // WEEK + 1
