"""Classes of one estimate, with their probability."""

from collections.abc import Mapping

import numpy as np

from analysis.estimates import Estimate
from analysis.ranking.bands import best_first
from analysis.ranking.chances import chance_at_least


def class_probabilities(
    estimate: Estimate, bands: Mapping[str, float], *, decimals: int = 2
) -> dict[str | None, float]:
    """Say how likely each class is, given the uncertainty of the index.

    Parameters
    ----------
    estimate : Estimate
        With an index.
    bands : mapping of class to lower bound in [0, 100]
    decimals : int, optional
        Decimals as published: of a census the printed index decides.

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
    Differences of `chance_at_least` at the bounds. Where the variance is not usable
    (`Estimate.fallback`), the posterior of a uniform prior with n* takes its place; a
    census has no uncertainty.

    Examples
    --------
    >>> from analysis import SHARE, Tree, estimate, from_counts
    >>> tree = Tree.build([("Q1", None, None, 1)])
    >>> q1 = estimate([from_counts([[0, 0, 10, 50, 40]], tree)], tree, score=SHARE)[0]
    >>> chances = class_probabilities(q1, {"excellent": 90, "good": 80})
    >>> {name: round(chance, 2) for name, chance in chances.items()}
    {'excellent': 0.5, 'good': 0.5, None: 0.01}
    """
    names = best_first(bands)
    index, se, n_star = usable_figures(estimate)
    above = chance_at_least(
        [bands[name] for name in names],
        index,
        se,
        df=estimate.df,
        n_star=n_star,
        decimals=decimals,
    )
    chances = np.diff(np.concatenate([[0.0], above, [1.0]]))
    return dict(zip([*names, None], chances.tolist(), strict=True))


def usable_figures(estimate: Estimate) -> tuple[float, float, float]:
    """Return index, usable standard error (else 0) and effective size."""
    index, se, n_star = estimate.index, estimate.se, estimate.n_star
    if index is None or se is None or n_star is None:
        raise ValueError(f"node {estimate.node!r} has no answers")
    if estimate.fallback == "census":
        return index, 0.0, np.inf
    return index, 0.0 if estimate.fallback else se, n_star
