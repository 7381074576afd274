"""A criterion from the counts of its answers to its interval."""

from dataclasses import dataclass
from math import sqrt

from survey.figures.branches import Branch, UnitFigures
from survey.methods import Method
from survey.results.worked.intervals import Logit, Wilson


@dataclass(frozen=True, slots=True)
class Criterion:
    """The criterion with the most answers: from counts to its interval."""

    branch: Branch
    by_level: tuple[int, ...]
    answers: int
    satisfied: int
    points: int  # the sum of the levels answered; of a method of points, from 0
    most: int  # points, had everybody given the highest level
    plain: float  # the figure by counts alone, every sheet once
    independent_se: float  # points, of as many independent answers
    interval: Wilson | Logit | None

    @property
    def is_wilson(self) -> bool:
        """Return whether the interval is Wilson's."""
        return isinstance(self.interval, Wilson)


def worked_criterion(method: Method, figures: UnitFigures) -> Criterion | None:
    """Return the criterion with the most answers, a usual one if there is any."""
    shown = [c for c in figures.criteria if c.is_shown and c.figure.counts]
    if not shown:
        return None
    branch = max(shown, key=lambda c: (not c.figure.fallback, c.figure.n))
    figure, counts = branch.figure, branch.figure.counts or []
    by_level = tuple(counts[1 : method.scale + 1])
    answers = sum(by_level)
    satisfied = sum(by_level[level - 1] for level in method.satisfied)
    lowest = 0 if method.measure == "points" else 1
    points = sum(worth * n for worth, n in enumerate(by_level, start=lowest))
    most = (method.scale - 1 + lowest) * answers
    is_share = method.measure == "share"
    value, top = figure.value or 0.0, method.most(branch.code)
    return Criterion(
        branch,
        by_level,
        answers,
        satisfied,
        points,
        most,
        plain=top * (satisfied / answers if is_share else points / most),
        independent_se=sqrt(value * (top - value) / answers),
        interval=Wilson.of(figure) if is_share else Logit.of(figure, top),
    )
