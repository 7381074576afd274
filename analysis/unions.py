"""Unions of strata as domains: weights, residuals and covariances, added up."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from analysis.domains import Count, Domains, Matrix, Vector, added
from analysis.magnitudes import LEAST, MOST
from analysis.residuals import Residuals, residuals
from analysis.scored import scored_cross
from analysis.scores import Score, score_map
from analysis.spreads import Lonely, check_lonely, multipliers
from analysis.strata import Strata
from analysis.stratum import Stratum

_BLOCK_CELLS = 300_000  # cells of cross products held at a time: a cache full


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
    if np.any(home[1:] < home[:-1]):
        order = np.argsort(home, kind="stable")
        found, factor, home = found.take(order), factor[order], home[order]
        poststrata = None if poststrata is None else np.asarray(poststrata)[order]
    starts = np.flatnonzero(np.diff(home, prepend=-1))
    covariances = _spreads(
        found, starts, factor, residuals(found, factor, poststrata), score, lonely
    )
    return _domains(found, starts, values, factor, covariances)


def checked_weights(weights: ArrayLike | None, n_strata: int) -> Vector:
    """Return the weight of each stratum, or raise ValueError."""
    if weights is None:
        return np.ones(n_strata)
    factors = np.asarray(weights, dtype=np.float64)
    if factors.shape != (n_strata,):
        raise ValueError(f"weights needs {n_strata} values, got {factors.shape}")
    usable = (factors == 0) | ((factors >= LEAST) & (factors <= MOST))
    if not np.all(usable):
        odd = factors[int(np.argmin(usable))]
        raise ValueError(f"weights must be 0, or {LEAST:g} to {MOST:g}, got {odd}")
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


def _spreads(
    strata: Strata,
    starts: Count,
    factor: Vector,
    sums: Residuals,
    score: Score,
    lonely: Lonely,
) -> tuple[Matrix, Matrix, Vector]:
    """Return covariances of domains, the same as if with replacement, and scales."""
    mix = strata.scoring(score)
    squared = np.where(strata.node_psus.any(axis=1), factor**2, 0.0)
    a, b = multipliers(strata.n_psu, squared, lonely=lonely)
    unseen = 1 - strata.sampling_fraction
    ends = [*starts[1:].tolist(), len(strata)]
    groups = [slice(*pair) for pair in zip(starts.tolist(), ends, strict=True)]

    def scored(a: Vector, b: Vector) -> Matrix:
        """Add up every domain, a few at a time, and score what comes out."""
        step = max(1, _BLOCK_CELLS // sums.totals.shape[1] ** 2)
        parts = (
            np.stack([sums.combined(rows, a, b) for rows in groups[k : k + step]])
            for k in range(0, len(groups), step)
        )
        return np.concatenate([scored_cross(part, mix) for part in parts])

    spread_wr = scored(a, b)
    is_drawn = np.any(unseen != 1)
    spread = scored(a * unseen, b * unseen) if is_drawn else spread_wr
    return spread, spread_wr, _scale(strata, starts, mix, sums, a, b)


def _scale(
    strata: Strata, starts: Count, mix: Matrix, sums: Residuals, a: Vector, b: Vector
) -> Vector:
    """Return squares before anything was subtracted, shape (G, 2 J)."""
    kept = len(strata.worth)
    own = np.einsum("hii->hi", sums.cross) * a[:, None]
    own = own + sums.totals**2 * np.abs(b)[:, None]
    # (Σ mix x)² is at most B times Σ mix² x².
    per_level = own.reshape(len(own), kept, -1)
    return added(
        kept
        * np.stack([(mix[k] ** 2) @ per_level for k in (0, 1)], axis=1).reshape(
            len(own), -1
        ),
        starts,
    )


def _domains(
    strata: Strata,
    starts: Count,
    score: Vector,
    factor: Vector,
    covariances: tuple[Matrix, Matrix, Vector],
) -> Domains:
    """Return the domains of strata that are sorted by domain."""
    counts = (factor > 0)[:, None]
    psus = counts * strata.node_psus
    here = (psus > 0).astype(np.int64)
    power = np.stack([factor, factor**2], axis=1)[:, :, None]
    is_open = (strata.sampling_fraction < 1)[:, None]
    return Domains(
        score,
        added(counts[:, :, None] * strata.counts, starts),
        added(np.asarray(factor[:, None, None] * strata.totals), starts),
        *covariances,
        added(counts * strata.node_sheets, starts),
        added(psus, starts),
        added(here, starts),
        added(here * is_open, starts),
        added(np.asarray(power * strata.node_weights), starts),
    )
