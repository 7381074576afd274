"""A point of what a round lacks: how it stands, and the page where it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from survey.access import Right

MOST_NAMED = 5


class Urgency(StrEnum):
    """How a point stands."""

    DONE = "done"
    LACKING = "lacking"
    ADVICE = "advice"  # better done, and not needed


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the list: how it stands, and the page to go to."""

    title: str
    words: str
    urgency: Urgency
    endpoint: str = ""  # of a page about this round, or of all rounds
    right: Right = Right.SEE_ROUNDS
    is_of_round: bool = True


def some(names: Sequence[str]) -> str:
    """Return a few of many names."""
    return ", ".join(names[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")
