"""Scored totals of a domain and their covariance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.scores import Score, score_map
from analysis.strata import Stratum

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Lonely = Literal["adjust", "remove"]


@dataclass(frozen=True, eq=False, slots=True)
class Domain:
    """Scored totals of a union of strata, and their covariance.

    Attributes
    ----------
    levels : ndarray, shape (5, J)
        Weighted answers by level and criterion.
    totals : ndarray, shape (2 J,)
        Weighted sums of scores, then weighted numbers of answers.
    spread : ndarray, shape (2 J, 2 J)
        Estimated covariance matrix of `totals`.
    spread_wr : ndarray, shape (2 J, 2 J)
        The same as if drawn with replacement (no finite population correction).
    scale : ndarray, shape (2 J, 2 J)
        Uncentred cross products, against which rounding noise is measured.
    """

    levels: Matrix
    totals: Vector
    spread: Matrix
    spread_wr: Matrix
    scale: Matrix


def domain(
    strata: Sequence[Stratum],
    score: Score,
    *,
    weights: Sequence[float] | None = None,
    poststratified: bool = False,
    lonely: Lonely = "adjust",
) -> Domain:
    """Add up strata into a domain under a score.

    Parameters
    ----------
    strata : sequence of Stratum
        At least one, all of the same tree.
    score : sequence of 5 floats
    weights : sequence of float, length H, optional
        Weight of every sheet of each stratum, 0 or more; 1 by default.
    poststratified : bool, optional
        The weights bring each stratum to a known total, as those of `poststratify`.
    lonely : {"adjust", "remove"}
        A stratum with a single sampling unit has no spread of its own: "adjust"
        takes its distance from the mean of the domain, "remove" takes 0.

    Returns
    -------
    Domain

    Raises
    ------
    ValueError
        If there are no strata, they differ in criteria, weights do not fit or are
        negative, or `lonely` is unknown.

    Notes
    -----
    V(T) = Σ_h w_h² (1 − f_h) n_h/(n_h − 1) (Q_h − T_h T_h'/n_h): one-stage ("ultimate
    cluster") variance, with f_h = n_h/N_h [1]_. For a stratum with n_h = 1 < N_h,
    "adjust" adds (1 − f_h) T_h T_h' in place of it: linearised values of a ratio add
    up to 0 over the domain, so their mean is 0. Agrees with the options of the same
    name of the R package survey [2]_.

    Post-stratified, how many sheets a sampling unit happened to bring in does not
    move the stratum's part in the domain. The variance is then that of the residuals
    from the stratum's mean, z_c = x_c − m_c T_h/m_h, with m_c the size of the sampling
    unit and m_h that of the stratum [3]_, as `postStratify` of the same package has
    it. A lonely sampling unit, whose residual would be 0, keeps the rule above.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*, chapters 3 to 5.
    .. [2] T. Lumley (2010), *Complex Surveys: A Guide to Analysis Using R*.
    .. [3] J.-C. Deville, C.-E. Särndal (1992), "Calibration estimators in survey
       sampling", *J. Amer. Statist. Assoc.* 87, 376-382.
    """
    values = score_map(score)
    factors = check_strata(strata, weights)
    check_lonely(lonely)
    n_criteria = strata[0].n_criteria
    levels = np.zeros((N_LEVELS, n_criteria))
    spread, spread_wr, scale = np.zeros((3, 2 * n_criteria, 2 * n_criteria))
    for stratum, weight in zip(strata, factors, strict=True):
        if weight == 0 or not stratum.node_psus.any():
            continue
        levels += weight * stratum.totals
        total, cross = scored(stratum, values)
        outer = np.outer(total, total)
        if poststratified and stratum.n_psu > 1:
            part = weight**2 * _around_mean(stratum, values, total, cross)
        else:
            part = weight**2 * between(cross, outer, stratum.n_psu, lonely=lonely)
        spread_wr += part
        spread += (1 - stratum.sampling_fraction) * part
        scale += weight**2 * (cross + outer / stratum.n_psu)
    totals = np.concatenate([values @ levels, levels.sum(axis=0)])
    return Domain(levels, totals, spread, spread_wr, scale)


def check_lonely(lonely: str) -> None:
    """Raise ValueError unless the rule is known."""
    if lonely not in get_args(Lonely):
        raise ValueError(f"lonely must be 'adjust' or 'remove', got {lonely!r}")


def check_strata(
    strata: Sequence[Stratum], weights: Sequence[float] | None
) -> NDArray[np.float64]:
    """Return the weight of each stratum, or raise ValueError."""
    if not strata:
        raise ValueError("a domain needs at least one stratum")
    if len({stratum.counts.shape for stratum in strata}) > 1:
        raise ValueError("the strata have different criteria")
    if weights is None:
        return np.ones(len(strata))
    factors = np.asarray(weights, dtype=np.float64)
    if factors.shape != (len(strata),):
        raise ValueError(f"weights needs {len(strata)} values, got {factors.shape}")
    if not np.all(np.isfinite(factors) & (factors >= 0)):
        raise ValueError("weights must be 0 or more")
    return factors


def scored(stratum: Stratum, score: Vector) -> tuple[Vector, Matrix]:
    """Turn level indicators into (score, answered): T of 2 J, Q of 2 J x 2 J."""
    n = stratum.n_criteria
    worth = np.stack([score, np.ones(N_LEVELS)])
    left = (worth @ stratum.cross.reshape(N_LEVELS, -1)).reshape(2 * n, N_LEVELS, n)
    cross = np.asarray(worth @ left, dtype=np.float64).reshape(2 * n, 2 * n)
    return np.asarray((worth @ stratum.totals).ravel(), dtype=np.float64), cross


def _around_mean(
    stratum: Stratum, score: Vector, total: Vector, cross: Matrix
) -> Matrix:
    """Return n/(n − 1) Σ z z' of the residuals z_c = x_c − m_c T/m, whose sum is 0."""
    size, squares = stratum.sizes
    mean = total / size
    worth = np.stack([score, np.ones(N_LEVELS)])
    mixed = np.outer((worth @ stratum.size_cross).ravel(), mean)
    inside = cross - mixed - mixed.T + squares * np.outer(mean, mean)
    return np.asarray(inside * (stratum.n_psu / (stratum.n_psu - 1)))


def between(cross: Matrix, outer: Matrix, n_psu: int, *, lonely: Lonely) -> Matrix:
    """Return n/(n − 1) (Q − TT'/n), by the rule where a sampling unit is alone."""
    if n_psu > 1:
        return np.asarray((cross - outer / n_psu) * (n_psu / (n_psu - 1)))
    return outer if lonely == "adjust" else np.zeros_like(outer)
