"""What each level of a method's scale is worth, and how far its figures can go."""

from collections.abc import Mapping

from analysis import N_LEVELS, Score
from survey.methods import Method
from survey.methods.method import INDEX, ROOT


def satisfied_score(method: Method) -> Score:
    """Return the score that tells satisfied (100) from not satisfied (0)."""
    return _score(dict.fromkeys(method.satisfied, INDEX), method.scale)


def mean_score(method: Method) -> Score:
    """Return the points reached of points possible, in percent.

    By the level itself, from 1; where a method counts points, from 0.
    """
    levels = range(1, method.scale + 1)
    if method.measure == "points":
        highest = method.scale - 1
        return _score({k: INDEX * (k - 1) / highest for k in levels}, method.scale)
    return _score({k: INDEX * k / method.scale for k in levels}, method.scale)


def score_of(method: Method) -> Score:
    """Return the score that the index of a method is made of."""
    is_share = method.measure == "share"
    return satisfied_score(method) if is_share else mean_score(method)


def factors_to_points(method: Method) -> Mapping[str, float]:
    """Return what takes an index on 0-100 to the method's own figure, by node."""
    nodes = [
        *(ROOT, *(content.code for content in method.contents)),
        *(factor.code for factor in method.factors),
        *(criterion.code for criterion in method.criteria),
    ]
    return {node: method.most(node) / INDEX for node in nodes}


def _score(worth: Mapping[int, float], scale: int) -> Score:
    """Return the worth of five levels; above the scale, which nobody can choose, 100.

    The statistics know five levels and a worth that does not fall.
    """
    levels = range(1, N_LEVELS + 1)
    return tuple(INDEX if k > scale else worth.get(k, 0.0) for k in levels)
