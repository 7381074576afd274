"""Domains scaled so that each counts the same in the unions above it."""

from dataclasses import replace

import numpy as np

from analysis.domains import Domains


def equal_units(domains: Domains) -> Domains:
    """Return domains whose unions are plain means of their criteria's indices.

    Parameters
    ----------
    domains : Domains
        G units that share no sampling unit.

    Returns
    -------
    Domains
        Each has the same figures by itself; in `Domains.merged` each counts once,
        however many sheets it has.

    Notes
    -----
    Every criterion's answers are divided by their (weighted) number in the unit, so
    that a union adds up to Σ R_u/U over the units that were asked. The covariance is
    that of the residuals N − R_u D, which is all that varies when the units' parts are
    fixed: V = Σ V_u/U². Degrees of freedom are sampling units minus strata of all
    units together. The design total answers another question: what people met, not
    how offices do on average; `mean_of_units` has other weights and Satterthwaite's
    degrees of freedom.

    Examples
    --------
    >>> from analysis import SHARE, Tree, domains_of, estimates_of, from_counts
    >>> tree = Tree.build([("Q", None, None, 1)])
    >>> tallies = [from_counts([[0, 0, 50, 0, 50]], tree),
    ...            from_counts([[0, 0, 0, 0, 10]], tree)]
    >>> units = domains_of(tallies, SHARE, groups=[0, 1])
    >>> [estimates_of(d.merged([[0, 1]]), tree)[0][0].index
    ...  for d in (units, equal_units(units))]
    [54.54545454545455, 75.0]
    """
    n_criteria = domains.levels.shape[-1]
    scores, answers = np.split(domains.totals, 2, axis=1)
    answered = answers > 0
    once = np.where(answered, 1 / np.where(answered, answers, 1.0), 0.0)
    turn = np.zeros((len(domains), 2 * n_criteria, 2 * n_criteria))
    own = np.arange(n_criteria)
    turn[:, own, own] = once
    turn[:, own, n_criteria + own] = -once * once * scores
    spread = turn @ domains.spread @ turn.swapaxes(1, 2)
    spread_wr = spread
    if domains.spread_wr is not domains.spread:
        spread_wr = turn @ domains.spread_wr @ turn.swapaxes(1, 2)
    first, second = domains.weights[:, 0], domains.weights[:, 1]
    size = np.where(first > 0, first, 1.0)
    return replace(
        domains,
        levels=domains.levels * once[:, None, :],
        spread=spread,
        spread_wr=spread_wr,
        scale=(np.abs(turn) @ np.sqrt(domains.scale)[..., None])[..., 0] ** 2,
        weights=np.stack([(first > 0).astype(np.float64), second / size**2], axis=1),
    )
