"""Weights that bring sheets to the known totals of margins."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from analysis.calibration.calibrated import Calibration, Method
from analysis.calibration.cells import Cells, cell_sums
from analysis.calibration.distances import distance_of, method_named
from analysis.calibration.fitting import check_empty, check_reach, fitted
from analysis.calibration.margins import Margins
from analysis.rows import checked_weight
from analysis.spreads import Vector


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


def _poststratified(w: Vector, cells: Cells, margins: Margins) -> Calibration:
    base = cells.base(w)
    totals = margins.totals[0]
    check_empty(cell_sums(cells.codes[:, 0], base, len(totals)), totals, margins)
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
    check_empty(reached, totals, margins)
    if bounds is not None:
        check_reach(cells.base(w) @ x, totals, bounds, margins)
    start = Calibration(kind, w, cells.cell, live.astype(np.float64), None, 0.0)
    return fitted(start, x * live[:, None], base, totals, distance, margins.labels)
