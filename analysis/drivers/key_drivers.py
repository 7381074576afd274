"""Key drivers of an overall question, with limits that know the design."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.design import Design, domain_rows
from analysis.drivers.decomposition import (
    LMG_LIMIT,
    Decomposition,
    decompose,
    decompose_many,
)
from analysis.drivers.limits import design_limits
from analysis.drivers.replicates import correlations, unit_sums
from analysis.magnitudes import finite

Array = NDArray[np.float64]
Method = Literal["auto", "lmg", "johnson"]

ENOUGH = 200  # complete sheets below which drivers are not for publication


@dataclass(frozen=True, eq=False, slots=True)
class KeyDrivers:
    """What goes along with the answers to an overall question.

    Attributes
    ----------
    names : tuple of str, length p
    method : {"lmg", "johnson"}
        What `importance` is.
    n, df : int
        Complete sheets above weight 0; sampling units minus strata among them.
    kept : float
        Share of the weight that stands on complete sheets.
    firm : bool
        At least 200 complete sheets and 8 degrees of freedom.
    importance : ndarray, shape (p,)
        Part of R²; adds up to `r2`.
    share, se, low, high : ndarray, shape (p,)
        Importance over R², adding up to 1, with standard error and limits.
    r2, r2_low, r2_high : float
    figures : Decomposition
        All other figures.
    """

    names: tuple[str, ...]
    method: str
    n: int
    df: int
    kept: float
    firm: bool
    importance: Array
    share: Array
    se: Array
    low: Array
    high: Array
    r2: float
    r2_low: float
    r2_high: float
    figures: Decomposition


def key_drivers(
    outcome: ArrayLike,
    predictors: ArrayLike,
    design: Design,
    *,
    names: Sequence[str] = (),
    domain: NDArray[np.bool_] | None = None,
    method: Method = "auto",
    confidence: float = 0.95,
    draws: int = 0,
    seed: int = 1,
) -> KeyDrivers:
    r"""Divide the explained variance of overall satisfaction among its drivers.

    Parameters
    ----------
    outcome : array_like of float, shape (n,)
        Answers to the overall question, or its scores; nan where there is none.
    predictors : array_like of float, shape (n, p)
        Scores of p factors or criteria; nan where there is none. The outcome must not
        be made of them: where the form has no overall question, see
        `rest_association`.
    design : Design
        Strata, sampling units and weights of the n rows.
    names : sequence of str, length p, optional
    domain : ndarray of bool, shape (n,), optional
        The rows to analyse, such as one unit's; all by default.
    method : {"auto", "lmg", "johnson"}
        The exact division up to 12 predictors, Johnson's weights for more.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.
    draws : int, optional
        0 for the jackknife; 500 or more for percentile limits of the bootstrap.
    seed : int, optional
        Of the bootstrap.

    Returns
    -------
    KeyDrivers

    Raises
    ------
    ValueError
        If shapes do not fit, a variable is constant, predictors determine each other
        (the message names them), also without one sampling unit, complete rows are
        fewer than p + 2, or all stand in one sampling unit.

    Notes
    -----
    Rows must be complete: a person who skipped a factor says nothing on how it goes
    with the others. `kept` says how much weight that leaves.

    Jackknife: sampling units are left out one at a time within strata (JKn), the
    covariance matrix of each replicate follows from the sums of the unit left out, and
    the limits of shares and R² are logit-t with sampling units minus strata. The
    bootstrap redraws n_h − 1 units of each stratum; it ignores a finite population.
    Both estimate the noise of the sample only. Limits hold for each predictor alone.

    Correlation is not effect. All answers stand on one sheet, so a good mood lifts them
    together: write "goes along with", never "causes".

    Examples
    --------
    >>> random = np.random.default_rng(3)
    >>> x = random.normal(size=(400, 2))
    >>> y = x @ [1.0, 0.5] + random.normal(size=400)
    >>> rows = np.arange(400)
    >>> design = Design.build(stratum=rows % 4, psu=rows // 4)
    >>> found = key_drivers(y, x, design, names=["officers", "access"])
    >>> found.share.round(2), found.low.round(2), found.high.round(2)
    (array([0.83, 0.17]), array([0.73, 0.11]), array([0.89, 0.27]))
    """
    table = _table(outcome, predictors, design)
    p = table.shape[1] - 1
    labels = tuple(names) or tuple(f"predictor {j + 1}" for j in range(p))
    chosen = _method(method, p)
    rows = domain_rows(domain, len(table))
    units = unit_sums(table, design, rows, at_least=p + 2)
    figures = decompose(_exact(units.covariance), labels)
    importance, r2 = _importance(figures, chosen), float(figures.r2)
    if r2 <= 1e-12:
        raise ValueError("the predictors explain nothing: there is nothing to divide")
    whole = np.append(importance / r2, r2)

    def shares(matrices: Array) -> Array:
        many = decompose_many(correlations(matrices))
        parts = _importance(many, chosen)
        total = many.r2[:, None]
        return np.hstack([parts / np.maximum(total, 1e-300), total])

    se, limits = design_limits(
        units, shares, whole, confidence=confidence, draws=draws, seed=seed
    )
    return KeyDrivers(
        names=labels,
        method=chosen,
        n=units.n,
        df=units.df,
        kept=units.kept,
        firm=units.n >= ENOUGH and units.df >= 8,
        importance=importance,
        share=whole[:-1],
        se=se[:-1],
        low=limits.low[:-1],
        high=limits.high[:-1],
        r2=r2,
        r2_low=float(limits.low[-1]),
        r2_high=float(limits.high[-1]),
        figures=figures,
    )


def _table(outcome: ArrayLike, predictors: ArrayLike, design: Design) -> Array:
    y, x = np.asarray(outcome, np.float64), np.asarray(predictors, np.float64)
    n = len(design.psu)
    if y.shape != (n,) or x.ndim != 2 or len(x) != n or not x.shape[1]:
        raise ValueError(
            f"outcome and predictors need {n} rows, as the design, and at least one "
            f"predictor; got {y.shape} and {x.shape}"
        )
    table = np.column_stack([x, y])
    if np.any(~finite(table) & ~np.isnan(table)):
        raise ValueError("outcome and predictors must be finite, or nan for no answer")
    return table


def _exact(covariance: Array) -> Array:
    """Set the variance of what is constant but for rounding to 0."""
    variances = np.diag(covariance)
    real = variances > 1e-20 * max(float(variances.max()), 1e-300)
    return np.asarray(np.where(np.outer(real, real), covariance, 0.0))


def _method(method: str, p: int) -> str:
    if method not in ("auto", "lmg", "johnson"):
        raise ValueError(f"method must be 'auto', 'lmg' or 'johnson', got {method!r}")
    if method == "lmg" and p > LMG_LIMIT:
        raise ValueError(f"lmg takes up to {LMG_LIMIT} predictors, got {p}: 'johnson'")
    if method == "auto":
        return "lmg" if p <= LMG_LIMIT else "johnson"
    return method


def _importance(figures: Decomposition, method: str) -> Array:
    if method == "johnson" or figures.lmg is None:
        return figures.johnson
    return figures.lmg
