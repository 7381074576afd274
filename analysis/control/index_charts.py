"""Trend of any index, from its design-based standard errors."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.control.baselines import baseline_points
from analysis.control.charts import Chart, Method, chart
from analysis.control.periods import series


def index_chart(
    values: ArrayLike,
    se: ArrayLike,
    *,
    baseline: ArrayLike | int | None = None,
    method: Method = "auto",
    bounds: tuple[float, float] = (0.0, 100.0),
) -> Chart:
    r"""Draw a chart of any index from its design-based standard errors.

    For composites and mean scores, whose error is no function of the index.

    Parameters
    ----------
    values : array_like, shape (T,)
        Index by period, in order of time.
    se : array_like, shape (T,)
        Standard errors, above 0, in the unit of the index.
    baseline, method
        As in `share_chart`.
    bounds : tuple of 2 floats, optional
        Range of the index, in which the limits are kept.

    Returns
    -------
    Chart
        In the unit of the index.

    Raises
    ------
    ValueError
        If shapes differ, a value is not finite or outside `bounds`, an error is not
        above 0, the baseline does not fit, or Laney limits are asked of a short or
        unmoving baseline.

    Notes
    -----
    Laney's chart [1]_ with the design in it: :math:`z_t = (I_t - \bar I)/
    \mathrm{se}_t`, :math:`\bar I = \sum I_t\mathrm{se}_t^{-2} / \sum
    \mathrm{se}_t^{-2}`, limits :math:`\bar I \pm 3\,\mathrm{se}_t\sigma_z`, or without
    :math:`\sigma_z` when the dispersion is that of sampling. Periods are taken as
    independent. Near the end of the scale a high index has a small error and pulls the
    centre up; errors from `analysis.small_units.pooled_variances` do not.

    References
    ----------
    .. [1] D. B. Laney (2002), "Improved control charts for attributes", *Quality
       Engineering* 14, 531-537.

    Examples
    --------
    >>> months = [84.0, 85.5, 84.8, 85.2, 84.4, 85.9, 84.9, 85.1, 79.0]
    >>> found = index_chart(months, [1.2] * 9, baseline=8)
    >>> f"{found.low[-1]:.2f} to {found.high[-1]:.2f}", found.signals[-1]
    ('81.38 to 88.58', ('beyond_3',))
    """
    index, error = series(values, se, "values", "se")
    if not bounds[0] < bounds[1]:
        raise ValueError(f"bounds must be a lower and an upper one, got {bounds}")
    if not np.all((index >= bounds[0]) & (index <= bounds[1])):
        raise ValueError(f"values must lie between {bounds[0]:g} and {bounds[1]:g}")
    base = baseline_points(baseline, len(index))
    weight = error[base] ** -2
    centre = float(weight @ index[base] / weight.sum())
    return chart(index, error, centre, base, method, bounds)
