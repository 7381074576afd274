"""A criterion from the counts of its answers to its interval."""

from dataclasses import dataclass
from math import sqrt

from survey.methods import Method
from survey.results.figures import Branch, UnitFigures
from survey.results.worked.intervals import Logit, Wilson


@dataclass(frozen=True, slots=True)
class Criterion:
    """The criterion with the most answers: from counts to its interval."""

    branch: Branch
    by_level: tuple[int, ...]
    answers: int
    satisfied: int
    points: int  # the sum of the levels answered
    most: int  # points, had everybody given the highest level
    plain: float  # the index by counts alone, every sheet once
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
    by_level = tuple(counts[1:6])
    answers = sum(by_level)
    satisfied = sum(by_level[level - 1] for level in method.satisfied)
    points = sum(level * n for level, n in enumerate(by_level, start=1))
    most = method.scale * answers
    is_share = method.measure == "share"
    value = figure.value or 0.0
    return Criterion(
        branch,
        by_level,
        answers,
        satisfied,
        points,
        most,
        plain=100 * (satisfied / answers if is_share else points / most),
        independent_se=sqrt(value * (100 - value) / answers),
        interval=Wilson.of(figure) if is_share else Logit.of(figure),
    )
