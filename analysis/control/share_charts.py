"""Trend of a share: the p chart, and Laney's."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.control.baselines import baseline_points
from analysis.control.charts import Chart, Method, chart
from analysis.control.periods import series


def share_chart(
    share: ArrayLike,
    n: ArrayLike,
    *,
    baseline: ArrayLike | int | None = None,
    method: Method = "auto",
) -> Chart:
    r"""Draw a p chart of a share, or Laney's p' chart where it varies more.

    Parameters
    ----------
    share : array_like, shape (T,)
        Shares as fractions, in order of time.
    n : array_like, shape (T,)
        Answers behind each, above 0; for design data the effective number n*, which
        need not be whole.
    baseline : int or array_like of bool, shape (T,), optional
        The first so many points, or a mask of the points, that define centre and
        spread, at least 2 next to each other. By default all points while there are at
        most 20, then the first 20 for good. Name it anew after a lasting change.
    method : {"auto", "sampling", "laney"}, optional
        "sampling" is the p chart, "laney" the p' chart. "auto" takes p' when the
        dispersion of the baseline exceeds the 95 % bound of chance and its moving
        ranges are wider than sampling makes them.

    Returns
    -------
    Chart
        As fractions. With fewer than 8 points of baseline its status is "short": p
        limits that only orient, and no signals.

    Raises
    ------
    ValueError
        If shapes differ, a share is outside [0, 1], an `n` is not above 0, the baseline
        does not fit, all its answers agree (there is no limit to draw then), or Laney
        limits are asked of a short or unmoving baseline.

    Notes
    -----
    :math:`\bar p = \sum n_t p_t / \sum n_t`, :math:`\sigma_t = \sqrt{\bar p(1 - \bar p)
    / n_t}`, :math:`z_t = (p_t - \bar p)/\sigma_t`; p limits
    :math:`\bar p \pm 3\sigma_t`; p' limits :math:`\bar p \pm 3\sigma_t\sigma_z`,
    :math:`\sigma_z = \overline{|z_t - z_{t-1}|}/1.128` [1]_. p' counts as needed when
    :math:`\phi = \sum z_t^2/(B - 1) > \chi^2_{B-1, 0.95}/(B - 1)` and
    :math:`\sigma_z > 1`.

    A limit that was itself estimated is sometimes too narrow: of points in control
    after a baseline of 20, 1.2 to 1.6 % lie beyond it instead of 0.27 %, after one of
    200 0.28 % (simulated).

    References
    ----------
    .. [1] D. B. Laney (2002), "Improved control charts for attributes", *Quality
       Engineering* 14, 531-537.

    Examples
    --------
    >>> months = [0.9, 0.92, 0.88, 0.9, 0.91, 0.89, 0.9, 0.9, 0.7]
    >>> found = share_chart(months, [100] * 9, baseline=8)
    >>> found.method, found.status, found.signals[-1]
    ('sampling', 'provisional', ('beyond_3',))
    """
    p, size = series(share, n, "share", "n")
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("share must lie between 0 and 1")
    base = baseline_points(baseline, len(p))
    centre = float(size[base] @ p[base] / size[base].sum())
    if centre * (1 - centre) < 1e-15:
        raise ValueError(
            "all answers of the baseline agree: there are no limits to draw; choose a "
            "baseline in which they differ"
        )
    sigma = np.sqrt(centre * (1 - centre) / size)
    return chart(p, sigma, centre, base, method, (0.0, 1.0))
