"""Unions of strata as domains: weights, residuals and covariances, added up."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike

from analysis.domains import Count, Domains, Flags, Matrix, Vector, added
from analysis.scored import residual_cross, scored, scored_cross
from analysis.scores import Score, score_map
from analysis.spreads import Lonely, centre, check_lonely
from analysis.strata import Strata
from analysis.stratum import Stratum

_BLOCK_CELLS = 4_000_000  # cells of cross products held at a time: 32 MB


def domains_of(
    strata: Sequence[Stratum] | Strata,
    score: Score,
    *,
    groups: ArrayLike | None = None,
    weights: ArrayLike | None = None,
    poststrata: ArrayLike | None = None,
    lonely: Lonely = "adjust",
) -> Domains:
    """Add up strata into domains under a score.

    Parameters
    ----------
    strata : sequence of Stratum, or Strata
        At least one, all of the same tree.
    score : sequence of 5 floats
    groups : array_like of int, shape (H,), optional
        Number of each stratum's domain, 0 to G − 1, each with a stratum at least;
        by default all strata are one domain.
    weights : array_like of float, shape (H,), optional
        Weight of every sheet of each stratum, 0 or more; 1 by default.
    poststrata : array_like of int, shape (H,), optional
        Number of the post-stratum whose known total the weights restore, as those
        of `poststratify`; strata of one post-stratum stand in one domain.
    lonely : {"adjust", "remove"}
        A stratum with a single sampling unit has no spread of its own: "adjust"
        takes its distance from the mean of the domain, "remove" takes 0.

    Returns
    -------
    Domains

    Raises
    ------
    ValueError
        If there are no strata, they differ in criteria, weights do not fit or are
        negative, a domain has no stratum, or `lonely` is unknown.

    Notes
    -----
    V(T) = Σ_h w_h² (1 − f_h) n_h/(n_h − 1) (Q_h − T_h T_h'/n_h): one-stage ("ultimate
    cluster") variance, with f_h = n_h/N_h [1]_. For a stratum with n_h = 1 < N_h,
    "adjust" adds (1 − f_h) T_h T_h' in place of it: linearised values of a ratio add
    up to 0 over the domain, so their mean is 0. Agrees with the options of the same
    name of the R package survey [2]_.

    Post-stratified, how many sheets a sampling unit happened to bring in does not
    move the post-stratum's part in the domain. The variance is then that of the
    residuals z_c = x_c − m_c T_g/m_g, with m_c the size of the sampling unit, T_g and
    m_g total and size of its post-stratum [3]_, as `postStratify` of the same package
    has it. The lonely sampling unit of a post-stratum, whose residual would be 0,
    keeps the rule above.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*, chapters 3 to 5.
    .. [2] T. Lumley (2010), *Complex Surveys: A Guide to Analysis Using R*.
    .. [3] J.-C. Deville, C.-E. Särndal (1992), "Calibration estimators in survey
       sampling", *J. Amer. Statist. Assoc.* 87, 376-382.
    """
    values = score_map(score)
    check_lonely(lonely)
    found = Strata.of(strata)
    factor = checked_weights(weights, len(found))
    home = _groups(groups, len(found))
    means = None if poststrata is None else _means(found, values, poststrata, factor)
    order = None
    if np.any(home[1:] < home[:-1]):
        order = np.argsort(home, kind="stable")
        home = home[order]
    mix = found.scoring(score)
    parts = []
    for rows in _blocks(home, found.n_criteria):
        # A slice where it will do: it copies nothing.
        chosen = rows if order is None else order[rows]
        mean = None if means is None else (means[0][chosen], means[1][chosen])
        starts = np.flatnonzero(np.diff(home[rows], prepend=-1))
        part = found.take(chosen)
        parts.append(_block(part, starts, values, mix, factor[chosen], mean, lonely))
    return Domains.joined(parts)


def checked_weights(weights: ArrayLike | None, n_strata: int) -> Vector:
    """Return the weight of each stratum, or raise ValueError."""
    if weights is None:
        return np.ones(n_strata)
    factors = np.asarray(weights, dtype=np.float64)
    if factors.shape != (n_strata,):
        raise ValueError(f"weights needs {n_strata} values, got {factors.shape}")
    if not np.all(np.isfinite(factors) & (factors >= 0)):
        raise ValueError("weights must be 0 or more")
    return factors


def _groups(groups: ArrayLike | None, n_strata: int) -> Count:
    if groups is None:
        return np.zeros(n_strata, dtype=np.int64)
    home = np.asarray(groups)
    if home.shape != (n_strata,) or home.dtype.kind not in "iu":
        raise ValueError(f"groups needs {n_strata} whole numbers, got {home.shape}")
    if not np.array_equal(np.unique(home), np.arange(home.max() + 1)):
        raise ValueError("groups must be numbered from 0, each with a stratum")
    return home.astype(np.int64)


def _blocks(home: Count, n_criteria: int) -> Iterator[slice]:
    """Cut strata, sorted by domain, into runs of whole domains of bounded size."""
    limit = max(1, _BLOCK_CELLS // (2 * n_criteria) ** 2)
    ends = np.flatnonzero(np.diff(home, append=home[-1] + 1)) + 1
    start = 0
    while start < len(home):
        last = int(np.searchsorted(ends, start + limit, side="right")) - 1
        stop = int(ends[max(last, int(np.searchsorted(ends, start, side="right")))])
        yield slice(start, stop)
        start = stop


def _means(
    strata: Strata, score: Vector, poststrata: ArrayLike, factor: Vector
) -> tuple[Matrix, Flags]:
    """Return T_g/m_g of each stratum's post-stratum, and whether it is not alone."""
    numbers = np.asarray(poststrata)
    if numbers.shape != (len(strata),):
        raise ValueError(f"poststrata needs {len(strata)} values, got {numbers.shape}")
    _, home = np.unique(numbers, return_inverse=True)
    n = int(home.max()) + 1
    totals, size = np.zeros((n, 2 * strata.n_criteria)), np.zeros(n)
    np.add.at(totals, home, scored(strata.totals, score) * factor[:, None])
    np.add.at(size, home, strata.sizes[:, 0] * factor)
    psus = np.bincount(home, strata.n_psu, n)
    ratio = totals / np.where(size > 0, size, 1.0)[:, None]
    return ratio[home], (psus > 1)[home]


def _block(
    strata: Strata,
    starts: Count,
    score: Vector,
    mix: Matrix,
    factor: Vector,
    mean: tuple[Matrix, Flags] | None,
    lonely: Lonely,
) -> Domains:
    """Return the domains of strata that are sorted by domain."""
    unseen = 1 - strata.sampling_fraction
    psus = (factor > 0)[:, None] * strata.node_psus
    here = (psus > 0).astype(np.int64)
    power = np.stack([factor, factor**2], axis=1)[:, :, None]
    squared = np.where(strata.node_psus.any(axis=1), factor**2, 0.0)
    cross, scale = _covariances(strata, score, mix, squared, mean, lonely)
    spread_wr = spread = added(cross, starts)
    if np.any(unseen != 1):
        cross *= unseen[:, None, None]
        spread = added(cross, starts)
    return Domains(
        score,
        added((factor > 0)[:, None, None] * strata.counts, starts),
        added(np.asarray(factor[:, None, None] * strata.totals), starts),
        spread,
        spread_wr,
        added(scale, starts),
        added((factor > 0)[:, None] * strata.node_sheets, starts),
        added(psus, starts),
        added(here, starts),
        added(here * (unseen > 0)[:, None], starts),
        added(np.asarray(power * strata.node_weights), starts),
    )


def _covariances(
    strata: Strata,
    score: Vector,
    mix: Matrix,
    squared: Vector,
    mean: tuple[Matrix, Flags] | None,
    lonely: Lonely,
) -> tuple[Matrix, Vector]:
    """Return covariances as if drawn with replacement, and uncentred squares."""
    cross, sums = scored_cross(strata, mix), scored(strata.totals, score)
    several = np.maximum(strata.n_psu, 1)[:, None]
    scale = np.einsum("hii->hi", cross) + sums**2 / several
    if mean is not None:
        inside, left = residual_cross(strata, cross, score, mean[0])
        cross = np.where(mean[1][:, None, None], inside, cross)
        sums = np.where(mean[1][:, None], left, sums)
    centre(cross, sums, strata.n_psu, squared, lonely)
    return cross, squared[:, None] * scale
