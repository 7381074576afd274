"""Answers put together in three levels, and in all that a scale has."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.methods import Method
from survey.words import level_words

FIVE, MIDDLE = 5, 3


class Rung(NamedTuple):
    """Levels of a scale that are counted together."""

    word: str
    levels: tuple[int, ...]


def all_levels(method: Method) -> tuple[Rung, ...]:
    """Return every level of a method's scale, the worst first."""
    return tuple(Rung(w, (k,)) for k, w in enumerate(level_words(method), start=1))


def three_levels(method: Method) -> tuple[Rung, ...]:
    """Return dissatisfied, neither, satisfied; of a scale of three its own levels.

    Satisfied is what the method says is satisfied; what lies below the middle, and is
    not, is dissatisfied.
    """
    if method.scale != FIVE:
        return all_levels(method)
    words = level_words(method)
    other = [k for k in range(1, FIVE + 1) if k not in method.satisfied]
    between = tuple(k for k in other if k >= MIDDLE)
    rungs = (
        Rung(_("Không hài lòng"), tuple(k for k in other if k < MIDDLE)),
        Rung(" – ".join(words[k - 1] for k in between), between),
        Rung(_("Hài lòng"), method.satisfied),
    )
    return tuple(one for one in rungs if one.levels)


def split(
    counts: Sequence[int] | None, rungs: Sequence[Rung]
) -> list[tuple[int | None, float | None]]:
    """Return how many answers each rung got, and how many percent of all that is.

    Nothing where a release does not tell them: they would give back what it hides.
    """
    if counts is None:
        return [(None, None)] * len(rungs)
    given = [sum(counts[k] for k in one.levels) for one in rungs]
    answers = sum(given)
    return [(n, 100 * n / answers if answers else None) for n in given]
