"""Covariance of weighted sums, from their linearised values row by row."""

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design
from analysis.spreads import Lonely, Matrix, Vector, check_lonely

_MOST = 1e150  # whose square is still a number; weighted values are not squared twice


def between_psus(
    rows: Matrix,
    design: Design,
    *,
    second: Design | None = None,
    present: NDArray[np.bool_] | None = None,
    lonely: Lonely = "adjust",
) -> Matrix:
    r"""Return the covariance matrix of the sums of weighted values.

    Parameters
    ----------
    rows : ndarray of float, shape (n, K)
        Weighted (linearised) values, 0 outside the domain.
    design : Design
        Strata and sampling units of the n rows; its weights are not used.
    second : Design, optional
        The second stage of a two-stage sample: its strata are the sampling units of
        `design`, its sampling units those drawn within them.
    present : ndarray of bool, shape (n,), optional
        Rows of the domain, whose strata the mean under "adjust" is taken over; all
        by default. Without effect where the values add up to 0, as those of a ratio.
    lonely : {"adjust", "remove"}
        Rule for a stratum with a single sampling unit: its distance from the mean of
        all sampling units, or 0.

    Returns
    -------
    ndarray, shape (K, K)
        In the squared unit of the sums.

    Raises
    ------
    ValueError
        If shapes do not fit, a value is not finite, `lonely` is unknown, or the
        strata of `second` are not the sampling units of `design`.

    Notes
    -----
    With :math:`z_{hc}` the sum of the rows of sampling unit c in stratum h and
    :math:`f_h = n_h/N_h` (0 without a frame, or one smaller than the sample),
    :math:`V = \sum_h (1 - f_h) \frac{n_h}{n_h - 1}
    \sum_c (z_{hc} - \bar z_h)(z_{hc} - \bar z_h)'` [1]_. A second stage adds
    :math:`\sum_h f_h \sum_c V_{hc}`, with :math:`V_{hc}` the same formula inside
    sampling unit c ([1]_, section 4.3): nothing where the first stage has no frame.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*, chapters 3 to 5.

    Examples
    --------
    >>> design = Design.build(stratum=[1, 1, 1], psu=[1, 2, 3])
    >>> between_psus(np.array([[1.0], [2.0], [6.0]]), design)
    array([[21.]])
    """
    check_lonely(lonely)
    values = _checked(rows, design)
    spread = _one_stage(values, design, present, lonely)
    if second is None:
        return spread
    _check_nested(design, second)
    share = np.sqrt(sampling_fractions(design))[design.stratum_of_psu][design.psu]
    return spread + _one_stage(values * share[:, None], second, None, lonely)


def psu_totals(rows: Matrix, design: Design) -> Matrix:
    """Return the sums of the rows of each sampling unit, shape (P, K)."""
    size = len(design.stratum_of_psu)
    totals = np.empty((size, rows.shape[1]))
    for k, row in enumerate(rows.T):
        totals[:, k] = np.bincount(design.psu, row, size)
    return totals


def sampling_fractions(design: Design) -> Vector:
    """Return n_h/N_h of each stratum; 0 without a frame or if n_h > N_h."""
    n_psu = np.bincount(design.stratum_of_psu, minlength=design.n_strata)
    frame = np.array([np.inf if size is None else size for size in design.population])
    return np.where(n_psu <= frame, n_psu / frame, 0.0)


def degrees_of_freedom(valued: NDArray[np.bool_], design: Design) -> NDArray[np.int64]:
    """Return sampling units minus strata over the rows marked, column by column.

    Parameters
    ----------
    valued : ndarray of bool, shape (n, K)
        Rows that count: with a valid answer, inside the domain, of weight not 0.
    design : Design

    Returns
    -------
    ndarray of int, shape (K,)
    """
    hit = psu_totals(valued.astype(np.float64), design) > 0
    home, size = design.stratum_of_psu, design.n_strata
    psus = np.array([np.bincount(home[column], minlength=size) for column in hit.T])
    freedom: NDArray[np.int64] = (psus - (psus > 0)).reshape(len(hit.T), -1).sum(axis=1)
    return freedom


def _one_stage(
    values: Matrix, design: Design, present: NDArray[np.bool_] | None, lonely: Lonely
) -> Matrix:
    home = design.stratum_of_psu
    n_psu = np.bincount(home, minlength=design.n_strata)
    z = psu_totals(values, design)
    centre = np.empty((design.n_strata, z.shape[1]))
    for k, column in enumerate(z.T):
        centre[:, k] = np.bincount(home, column, design.n_strata)
    total = centre.sum(axis=0)
    centre /= np.maximum(n_psu, 1)[:, None]
    single = n_psu == 1
    centre[single] = total / max(_units_present(design, n_psu, present), 1)
    alone = 1.0 if lonely == "adjust" else 0.0
    scale = np.where(single, alone, n_psu / np.maximum(n_psu - 1, 1))
    scale = np.sqrt(scale * (1 - sampling_fractions(design)))
    z = (z - centre[home]) * scale[home][:, None]
    return np.asarray(z.T @ z)


def _units_present(
    design: Design, n_psu: NDArray[np.int64], present: NDArray[np.bool_] | None
) -> int:
    if present is None:
        return int(n_psu.sum())
    strata = np.unique(design.stratum_of_psu[design.psu[present]])
    return int(n_psu[strata].sum())


def _checked(rows: Matrix, design: Design) -> Matrix:
    values = np.asarray(rows, dtype=np.float64)
    if values.ndim != 2 or len(values) != len(design.psu):
        raise ValueError(
            f"rows must have shape ({len(design.psu)}, K), got {values.shape}"
        )
    if not np.all(np.abs(values) <= _MOST):
        row, column = np.argwhere(~(np.abs(values) <= _MOST))[0]
        raise ValueError(
            f"row {row + 1}, column {column + 1} is {values[row, column]}; "
            "values must be finite"
        )
    return values


def _check_nested(first: Design, second: Design) -> None:
    if len(second.psu) != len(first.psu) or not np.array_equal(
        second.stratum_of_psu[second.psu], first.psu
    ):
        raise ValueError(
            "the strata of the second stage must be the sampling units of the first: "
            "build it with stratum=first.psu"
        )
