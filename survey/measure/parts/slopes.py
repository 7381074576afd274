"""How the sheets of a unit move the indices of the unions it is in."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from survey.measure.parts.block import Numbers, Places
from survey.measure.parts.question import Question


def heard_of(
    question: Question, members: Sequence[int], n: Places
) -> NDArray[np.bool_]:
    """Return whose groups count, (members, G): in a mean of units not the small ones.

    A unit with hardly a sheet would move the mean as much as any other; where all are
    small, all count.
    """
    own = n[list(members)]
    if not question.is_mean:
        return np.ones(own.shape, dtype=bool)
    large = own >= question.fewest
    return large | ~large.any(axis=0)


def others_of(totals: Numbers, mask: NDArray[np.bool_]) -> Numbers:
    """Return the totals of all marked groups but the group itself; (…, G, 2 J)."""
    marked = np.where(mask[..., None], totals, 0.0)
    return np.asarray(marked.sum(axis=-2, keepdims=True) - marked)


def normed(totals: Numbers) -> Numbers:
    """Return ratios over ones: each unit counts once, where it was asked."""
    scores, answers = np.split(totals, 2, axis=-1)
    per_answer = _per(answers)
    return np.concatenate([scores * per_answer, answers * per_answer], axis=-1)


def once(weights: Numbers) -> Numbers:
    """Return sums of weights and of their squares, scaled so that each unit is 1."""
    first, second = np.split(weights, 2, axis=-1)
    safe = np.where(first > 0, first, 1.0)
    return np.concatenate([(first > 0).astype(float), second / safe**2], axis=-1)


def inside(gradient: Numbers, totals: Numbers, question: Question) -> Numbers:
    """Return slopes in each unit; where each counts once, over its own ratios."""
    if not question.is_mean:
        return gradient.copy()
    scores, answers = np.split(totals, 2, axis=-1)
    per_answer = _per(answers)
    slope = gradient[..., : scores.shape[-1]] * per_answer[..., None, :]
    ratio = (scores * per_answer)[..., None, :]
    return np.concatenate([slope, -slope * ratio], axis=-1)


def _per(answers: Numbers) -> Numbers:
    return np.where(answers > 0, 1 / np.where(answers > 0, answers, 1.0), 0.0)
