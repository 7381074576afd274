"""The design effect to plan with, before there is a sample."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.planning.inputs import MOST, Numbers


def design_effect(
    weight_cv: ArrayLike = 0.0, rho: ArrayLike = 0.0, cluster_size: ArrayLike = 1.0
) -> Numbers:
    """Design effect expected of unequal weights and of clusters.

    Parameters
    ----------
    weight_cv : array_like, shape (...), optional
        Coefficient of variation of the weights, 0 or more.
    rho : array_like, shape (...), optional
        Intraclass correlation of answers within a cluster (a counter-day, a village),
        at most 1; 0.01 to 0.1 is common.
    cluster_size : array_like, shape (...), optional
        Sheets per cluster on average, 1 or more.

    Returns
    -------
    ndarray, shape (...)
        Factor by which the variance exceeds that of as many independent answers.

    Raises
    ------
    ValueError
        If an argument is out of its range, or `rho` is so far below 0 that the
        variance would not be positive.

    Notes
    -----
    (1 + cv²)(1 + (m − 1)·rho) [1]_ [2]_.

    References
    ----------
    .. [1] L. Kish (1987), "Weighting in Deft²", *The Survey Statistician*, June 1987.
    .. [2] S. Gabler, S. Häder, P. Lahiri (1999), "A model based justification of
       Kish's formula for design effects for weighting and clustering", *Survey
       Methodology* 25, 105-106.

    Examples
    --------
    >>> float(design_effect(0.5, 0.05, 21))
    2.5
    """
    cv, r, m = (np.asarray(part, np.float64) for part in (weight_cv, rho, cluster_size))
    if not np.all((cv >= 0) & (cv <= MOST)):
        raise ValueError("weight_cv must be finite, 0 or more")
    if not np.all((m >= 1) & (m <= MOST)):
        raise ValueError("cluster_size must be finite, 1 or more")
    known = np.where(np.isfinite(r), r, -1.0)  # infinity times 0 would be nan
    cluster = 1 + (m - 1) * known
    if not np.all(np.isfinite(r) & (r <= 1) & (cluster > 0)):
        raise ValueError("rho must be at most 1 and above -1/(cluster_size - 1)")
    return np.asarray((1 + cv**2) * cluster)
