"""Weights that bring sheets to known totals of their population."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from analysis.calibration.calibrated import Calibration, Method
from analysis.calibration.cells import Cells, cell_sums, listed
from analysis.calibration.distances import Distance, distance_of, method_named
from analysis.calibration.equations import ENOUGH, independent, sizes, solve
from analysis.calibration.margins import Margins
from analysis.rows import checked_weight
from analysis.spreads import Matrix, Vector


def calibrate(
    weight: ArrayLike,
    columns: Mapping[str, ArrayLike],
    margins: Margins,
    *,
    method: str = Method.RAKING,
    bounds: tuple[float, float] | None = None,
) -> Calibration:
    r"""Bring weights to the totals of several margins.

    Parameters
    ----------
    weight : array_like of float, shape (n,)
        Weights before, 0 or more.
    columns : mapping of margin to array_like of str, shape (n,)
        The level of each sheet in each margin.
    margins : Margins
    method : {"raking", "linear", "logit", "poststrata"}
        Raking keeps weights positive; linear (generalised regression) may make some
        negative, see `Calibration.negative`; logit keeps factors within `bounds`;
        poststrata needs a single margin, for which all of them agree.
    bounds : tuple of (L, U), optional
        Least and greatest factor, for "logit": 0 <= L < 1 < U.

    Returns
    -------
    Calibration

    Raises
    ------
    ValueError
        If weights, labels, margins or bounds do not fit; a level with a total has no
        sheets (it is named); or no weights of this kind meet all totals: the total
        furthest away is named.

    Notes
    -----
    The weights :math:`w_k g_k` nearest to the base weights, in the distance of the
    method, among those with :math:`\sum w_k g_k x_k = t` [1]_. Raking gives the
    weights of iterative proportional fitting [2]_ in a few Newton steps. Sheets of a
    level whose total is 0 get the weight 0. Work is done on cells, the combinations
    of levels that occur, not on sheets.

    References
    ----------
    .. [1] J.-C. Deville, C.-E. Särndal (1992), "Calibration estimators in survey
       sampling", *J. Amer. Statist. Assoc.* 87, 376-382.
    .. [2] W. E. Deming, F. F. Stephan (1940), "On a least squares adjustment of a
       sampled frequency table when the expected marginal totals are known", *Ann.
       Math. Statist.* 11, 427-444.

    Examples
    --------
    >>> margins = Margins.build({"sex": {"F": 60, "M": 40}, "age": {"-": 50, "+": 50}})
    >>> columns = {"sex": ["F", "F", "M", "M", "M"], "age": ["-", "+", "-", "+", "+"]}
    >>> found = calibrate([20] * 5, columns, margins)
    >>> found.weight.round(2)
    array([34.11, 25.89, 15.89, 12.06, 12.06])
    """
    kind = method_named(method)
    cells = margins.cells(columns)
    w = checked_weight(np.asarray(weight), len(cells.cell))
    if kind is Method.POSTSTRATA:
        if len(margins.names) > 1 or bounds is not None:
            raise ValueError("method 'poststrata' takes one margin and no bounds")
        return _poststratified(w, cells, margins)
    return _calibrated(w, cells, margins, kind, bounds)


def poststratify_cells(
    weight: ArrayLike, labels: ArrayLike, totals: Mapping[str, float | None]
) -> Calibration:
    r"""Bring weights to the total of every cell of one classification.

    Parameters
    ----------
    weight : array_like of float, shape (n,)
        Weights before, 0 or more.
    labels : array_like of str, shape (n,)
        The cell of each sheet, such as its stratum, or province and age joined.
    totals : mapping of cell to float
        0 or more; sheets of a cell whose total is 0 get the weight 0.

    Returns
    -------
    Calibration

    Raises
    ------
    ValueError
        If a cell with a total has no sheet of weight above 0, a sheet has a cell
        without a total, or a total is missing, negative or not finite.

    Notes
    -----
    :math:`g_c = N_c/\sum_{i \in c} w_i` [1]_.

    References
    ----------
    .. [1] D. Holt, T. M. F. Smith (1979), "Post stratification", *J. R. Statist. Soc.
       A* 142, 33-46.

    Examples
    --------
    >>> poststratify_cells([1, 1, 2], ["A", "A", "B"], {"A": 10, "B": 30}).weight
    array([ 5.,  5., 30.])
    """
    margins = Margins.build({"cell": totals})
    return calibrate(weight, {"cell": labels}, margins, method=Method.POSTSTRATA)


def calibrate_to_totals(
    weight: ArrayLike,
    auxiliaries: ArrayLike,
    totals: ArrayLike,
    *,
    method: str = Method.LINEAR,
    bounds: tuple[float, float] | None = None,
) -> Calibration:
    r"""Bring weights to totals of any numbers known of sheets and population.

    Parameters
    ----------
    weight : array_like of float, shape (n,)
        Weights before, 0 or more.
    auxiliaries : array_like of float, shape (n, p)
        Numbers of each sheet; include a column of 1 for the size of the population.
    totals : array_like of float, shape (p,)
        Their sums over the population.
    method : {"linear", "raking", "logit"}
    bounds : tuple of (L, U), optional
        For "logit".

    Returns
    -------
    Calibration

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or no weights of this kind meet
        all totals: the one furthest away is named.

    Notes
    -----
    As `calibrate`, which is the case of indicators.

    Examples
    --------
    >>> x = [[1, 2], [1, 4], [1, 9]]
    >>> calibrate_to_totals([10, 10, 10], x, [30, 130]).weight.round(2)
    array([12.31, 10.77,  6.92])
    """
    x = np.asarray(auxiliaries, dtype=np.float64)
    t = np.asarray(totals, dtype=np.float64)
    if x.ndim != 2 or t.shape != x.shape[1:]:
        raise ValueError(
            f"auxiliaries (n, p) and totals (p,) do not fit: {x.shape}, {t.shape}"
        )
    if not (np.all(np.isfinite(x)) and np.all(np.isfinite(t))):
        raise ValueError("auxiliaries and totals must be finite")
    w = checked_weight(np.asarray(weight), len(x))
    kind = method_named(method)
    distance = distance_of(kind, bounds)
    rows, cell = np.unique(x, axis=0, return_inverse=True)
    base = cell_sums(cell.ravel(), w, len(rows))
    names = [f"auxiliary {k + 1}" for k in range(len(t))]
    start = Calibration(kind, w, cell.ravel(), np.ones(len(rows)), None, 0.0)
    return _solved(start, rows, base, t, distance, names)


def _poststratified(w: Vector, cells: Cells, margins: Margins) -> Calibration:
    base = cells.base(w)
    totals = margins.totals[0]
    _check_empty(cell_sums(cells.codes[:, 0], base, len(totals)), totals, margins)
    own = totals[cells.codes[:, 0]]
    factors = np.divide(own, base, out=np.zeros_like(own), where=base > 0)
    return Calibration(Method.POSTSTRATA, w, cells.cell, factors, None, 0.0)


def _calibrated(
    w: Vector,
    cells: Cells,
    margins: Margins,
    kind: Method,
    bounds: tuple[float, float] | None,
) -> Calibration:
    distance = distance_of(kind, bounds)
    x = cells.dummies(margins.n_levels)
    totals = np.concatenate(margins.totals)
    live = ~np.any(x[:, totals == 0] > 0, axis=1)  # a total of 0 leaves no weight
    base = cells.base(w) * live
    reached = base @ x
    _check_empty(reached, totals, margins)
    if bounds is not None:
        _check_reach(cells.base(w) @ x, totals, bounds, margins)
    start = Calibration(kind, w, cells.cell, live.astype(np.float64), None, 0.0)
    return _solved(start, x * live[:, None], base, totals, distance, margins.labels)


def _solved(
    start: Calibration,
    x: Matrix,
    base: Vector,
    totals: Vector,
    distance: Distance,
    names: list[str],
) -> Calibration:
    """Solve for the factors of the cells that `start` leaves any weight."""
    if not base.any():
        raise ValueError("no sheet has a weight above 0")
    columns = independent(x[base > 0])
    kept = x[:, columns]
    scale = np.abs(kept).max(axis=0, initial=0.0)
    found = solve(kept / scale, base, totals[columns] / scale, distance)
    factors = np.where(start.factors > 0, found.factors, 0.0)
    size = sizes(x, base, totals)
    miss = np.abs(x.T @ (base * factors) - totals) / size
    if not np.all(miss <= ENOUGH):
        worst = int(np.argmax(np.nan_to_num(miss, nan=np.inf)))
        solved = bool(np.all(np.abs(found.miss) <= ENOUGH))
        raise ValueError(
            _failure(start.method, solved)
            + f": {names[worst]} should be {totals[worst]:.10g} and comes to "
            f"{float(x[:, worst] @ (base * factors)):.10g}"
        )
    return replace(
        start, factors=factors, auxiliaries=kept / scale, miss=float(miss.max())
    )


def _failure(method: Method, solved: bool) -> str:
    if solved:
        return "the totals contradict one another"
    if method is Method.LOGIT:
        return "the bounds are too narrow for the totals"
    return f"no {method} weights meet all totals"


def _check_empty(reached: Vector, totals: Vector, margins: Margins) -> None:
    empty = (reached <= 0) & (totals > 0)
    if empty.any():
        names = [margins.labels[k] for k in np.flatnonzero(empty)]
        raise ValueError(
            f"no sheets of weight above 0 for {listed(names)}; "
            "merge with another level, or leave the margin out"
        )


def _check_reach(
    reached: Vector, totals: Vector, bounds: tuple[float, float], margins: Margins
) -> None:
    """Raise ValueError where even the outermost factors miss a total."""
    low, high = bounds
    short, over = low * reached * (1 - 1e-12), high * reached * (1 + 1e-12)
    out = (totals < short) | (totals > over)
    if out.any():
        worst = int(np.flatnonzero(out)[0])
        raise ValueError(
            f"the bounds ({low}, {high}) are too narrow: {margins.labels[worst]} needs "
            f"a factor of {totals[worst] / reached[worst]:.4g} on average"
        )
