"""Classes of an index by lower bounds, and how sure they are."""

from collections.abc import Mapping

import numpy as np
from scipy.special import betainc, logit, stdtr

from analysis.estimates import Estimate
from analysis.rounding import round_half_up


def classify(
    value: float, bands: Mapping[str, float], *, decimals: int = 2
) -> str | None:
    """Return the class of a value, by inclusive lower bounds.

    Parameters
    ----------
    value : float
        Finite.
    bands : mapping of class to lower bound
        In any order; bounds must differ.
    decimals : int, optional
        Decimals as published: the printed value decides.

    Returns
    -------
    str or None
        The class with the highest bound that the value reaches; None below all.

    Raises
    ------
    ValueError
        If there are no bands, two bounds are equal, or the value is not finite.

    Examples
    --------
    >>> bands = {"excellent": 15, "good": 12, "fair": 9, "average": 6}
    >>> classify(15, bands), classify(14.99, bands), classify(5.9, bands)
    ('excellent', 'good', None)
    """
    _check_bands(bands)
    shown = round_half_up(value, decimals)
    reached = {name: bound for name, bound in bands.items() if shown >= bound}
    return max(reached, key=reached.__getitem__, default=None)


def class_probabilities(
    estimate: Estimate, bands: Mapping[str, float]
) -> dict[str | None, float]:
    """Say how likely each class is, given the uncertainty of the index.

    Parameters
    ----------
    estimate : Estimate
        With an index.
    bands : mapping of class to lower bound in [0, 100]

    Returns
    -------
    dict of (str or None) to float
        Best class first; None stands for below all bounds. Adds up to 1.

    Raises
    ------
    ValueError
        If the estimate has no index, there are no bands, two bounds are equal or one
        lies outside [0, 100].

    Notes
    -----
    With I and SE as fractions, P(index >= c) = 1 − T_df((logit c − logit I) /
    (SE/(I(1 − I)))), the distribution behind the logit interval. Where the variance
    is not usable (`Estimate.fallback`), the Beta(n* I + 1, n* (1 − I) + 1) posterior
    of a uniform prior takes its place; a census has no uncertainty.

    A class is called certain from 0.9 upwards; a downgrade should need as much below
    the bound.

    Examples
    --------
    >>> from analysis import SHARE, Tree, estimate, from_counts
    >>> tree = Tree.build([("Q1", None, None, 1)])
    >>> q1 = estimate([from_counts([[0, 0, 10, 50, 40]], tree)], tree, score=SHARE)[0]
    >>> chances = class_probabilities(q1, {"excellent": 90, "good": 80})
    >>> {name: round(chance, 2) for name, chance in chances.items()}
    {'excellent': 0.5, 'good': 0.5, None: 0.01}
    """
    _check_bands(bands)
    if any(not 0 <= bound <= 100 for bound in bands.values()):
        raise ValueError("bounds must lie between 0 and 100, as the index does")
    ordered = sorted(bands, key=bands.__getitem__, reverse=True)
    above = [_chance_of(estimate, bands[name] / 100) for name in ordered]
    chances = np.diff(np.maximum.accumulate([0.0, *above, 1.0]))
    return dict(zip([*ordered, None], chances.tolist(), strict=True))


def _chance_of(estimate: Estimate, bound: float) -> float:
    """Return P(index >= bound)."""
    if estimate.index is None or estimate.se is None or estimate.n_star is None:
        raise ValueError(f"node {estimate.node!r} has no answers")
    p, n = estimate.index / 100, estimate.n_star
    if estimate.fallback == "census" or bound in (0, 1):
        return float(p >= bound)
    if estimate.fallback:
        return float(1 - betainc(n * p + 1, n * (1 - p) + 1, bound))
    step = estimate.se / 100 / (p * (1 - p))
    return float(1 - stdtr(estimate.df, (logit(bound) - logit(p)) / step))


def _check_bands(bands: Mapping[str, float]) -> None:
    if not bands or len(set(bands.values())) < len(bands):
        raise ValueError("bands need at least one class, each with its own lower bound")
