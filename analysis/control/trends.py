"""Trend charts of a share and of any index with its standard errors."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.control.charts import Chart, Method, baseline_points, chart

Vector = NDArray[np.float64]


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

    A limit that was itself estimated is sometimes too narrow: of in-control points after
    a baseline of 20, 1.2 to 1.6 % lie beyond the limits instead of 0.27 %, after one of
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
    p, size = _series(share, n, "share", "n")
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
    index, error = _series(values, se, "values", "se")
    if not bounds[0] < bounds[1]:
        raise ValueError(f"bounds must be a lower and an upper one, got {bounds}")
    if not np.all((index >= bounds[0]) & (index <= bounds[1])):
        raise ValueError(f"values must lie between {bounds[0]:g} and {bounds[1]:g}")
    base = baseline_points(baseline, len(index))
    weight = error[base] ** -2
    centre = float(weight @ index[base] / weight.sum())
    return chart(index, error, centre, base, method, bounds)


def _series(
    values: ArrayLike, sizes: ArrayLike, name: str, of_size: str
) -> tuple[Vector, Vector]:
    value, size = np.asarray(values, np.float64), np.asarray(sizes, np.float64)
    if value.ndim != 1 or value.shape != size.shape:
        raise ValueError(
            f"{name} and {of_size} need one value a period, got {value.shape} and "
            f"{size.shape}"
        )
    for label, given, allowed in (
        (name, value, np.isfinite(value)),
        (of_size, size, np.isfinite(size) & (size > 0)),
    ):
        if not allowed.all():
            period = int(np.argmin(allowed))
            must = "finite" if label == name else "finite and above 0"
            raise ValueError(
                f"{label} of period {period + 1} is {given[period]}; it must be {must}"
            )
    return value, size
