"""Key drivers of an overall question, with limits that know the design."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.design import Design, domain_rows
from analysis.drivers.decomposition import (
    LMG_LIMIT,
    Decomposition,
    decompose,
    decompose_many,
)
from analysis.drivers.factor_scores import factor_scores
from analysis.drivers.replicates import (
    UnitSums,
    bootstrap,
    correlations,
    jackknife,
    unit_sums,
)
from analysis.intervals import Interval, logit_interval

Array = NDArray[np.float64]
Method = Literal["auto", "lmg", "johnson"]

_CELLS = 1_000_000  # subsets x replicates held at a time
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

    se, limits = _limits(units, shares, whole, confidence, draws, seed)
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


def drivers_from_levels(
    outcome: NDArray[np.integer[Any]],
    levels: NDArray[np.integer[Any]],
    factors: Sequence[str],
    design: Design,
    *,
    domain: NDArray[np.bool_] | None = None,
    method: Method = "auto",
    confidence: float = 0.95,
    draws: int = 0,
    seed: int = 1,
) -> KeyDrivers:
    """Find the key drivers of the answers to an overall question, by factor.

    Parameters
    ----------
    outcome : ndarray of int, shape (n,)
        Levels of the overall question: 1 to 5, 0 blank, 6 not applicable.
    levels : ndarray of int, shape (n, J)
        Levels of the criteria, without the overall question.
    factors : sequence of str, length J
        Factor of each criterion; each criterion its own name for drivers by criterion.
    design, domain, method, confidence, draws, seed
        As in `key_drivers`.

    Returns
    -------
    KeyDrivers
        Named after the factors, in the order in which they first occur.

    Raises
    ------
    ValueError
        As `key_drivers`, and for unknown codes.

    Notes
    -----
    A factor's score is the mean level of its criteria that the person answered.

    Examples
    --------
    >>> random = np.random.default_rng(3)
    >>> sheets = random.integers(1, 6, (300, 3))
    >>> overall = np.round(sheets @ [0.2, 0.2, 0.6]).astype(int)
    >>> design = Design.build(stratum=np.zeros(300), psu=np.arange(300))
    >>> found = drivers_from_levels(overall, sheets, ["A", "A", "B"], design)
    >>> found.names, found.share.round(2)
    (('A', 'B'), array([0.19, 0.81]))
    """
    codes = np.asarray(outcome)
    if codes.ndim != 1:
        raise ValueError(f"outcome must have shape (n,), got {codes.shape}")
    given = check_levels(codes[:, None], 1)[:, 0].astype(np.float64)
    overall = np.where((given >= 1) & (given <= N_LEVELS), given, np.nan)
    names, scores = factor_scores(levels, factors)
    return key_drivers(
        overall,
        scores,
        design,
        names=names,
        domain=domain,
        method=method,
        confidence=confidence,
        draws=draws,
        seed=seed,
    )


def _limits(
    units: UnitSums,
    shares: Callable[[Array], Array],
    whole: Array,
    confidence: float,
    draws: int,
    seed: int,
) -> tuple[Array, Interval]:
    """Return standard errors and limits, by jackknife or bootstrap."""
    chunk = max(1, _CELLS >> min(len(whole) - 1, LMG_LIMIT))
    if draws == 0:
        se = _jackknife_se(units, shares, whole, chunk)
        return se, _logit(whole, se, units.df, confidence)
    if draws < 500 or not 0 < confidence < 1:
        raise ValueError(
            f"draws must be 0 or at least 500 and confidence lie between 0 and 1, "
            f"got {draws} and {confidence}"
        )
    parts = [shares(found) for found in bootstrap(units, draws, seed, chunk)]
    found = np.concatenate(parts)
    tail = (1 - confidence) / 2
    low, high = np.quantile(found, [tail, 1 - tail], axis=0)
    return found.std(axis=0, ddof=1), Interval(low, high)


def _jackknife_se(
    units: UnitSums, shares: Callable[[Array], Array], whole: Array, chunk: int
) -> Array:
    variance = np.zeros_like(whole)
    for replicate in jackknife(units, chunk):
        variance += replicate.factor @ (shares(replicate.covariances) - whole) ** 2
    return np.sqrt(variance)


def _logit(share: Array, se: Array, df: int, confidence: float) -> Interval:
    """Logit-t limits; a share without error, as of a single predictor, is known."""
    low, high = logit_interval(share, se, df=df, confidence=confidence)
    sure = (se < 1e-10) | (share <= 0) | (share >= 1)
    return Interval(np.where(sure, share, low), np.where(sure, share, high))


def _table(outcome: ArrayLike, predictors: ArrayLike, design: Design) -> Array:
    y, x = np.asarray(outcome, np.float64), np.asarray(predictors, np.float64)
    n = len(design.psu)
    if y.shape != (n,) or x.ndim != 2 or len(x) != n or not x.shape[1]:
        raise ValueError(
            f"outcome and predictors need {n} rows, as the design, and at least one "
            f"predictor; got {y.shape} and {x.shape}"
        )
    table = np.column_stack([x, y])
    if np.any(np.isinf(table)):
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
