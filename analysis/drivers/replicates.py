"""Covariance matrices of a sample with sampling units left out or drawn again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class UnitSums:
    """Weights, sums and cross products of d variables by sampling unit.

    Attributes
    ----------
    sums : ndarray, shape (P, D)
        Sum of w, of w x and of the upper triangle of w x x', with x centred at the
        mean of the sample; D = 1 + d + d (d + 1)/2.
    home : ndarray of int, shape (P,)
        Stratum of each sampling unit.
    size, fraction : ndarray, shape (H,)
        Sampling units of each stratum in the design, and their share of the frame.
    n_variables, n, df : int
        Variables d; rows used; sampling units minus strata among these.
    kept : float
        Share of the weight of the domain that stands on complete rows.
    """

    sums: Array
    home: NDArray[np.int64]
    size: NDArray[np.int64]
    fraction: Array
    n_variables: int
    n: int
    df: int
    kept: float

    @property
    def covariance(self) -> Array:
        """Covariance matrix of the sample, shape (d, d)."""
        whole = covariances(self.sums.sum(axis=0)[None], self.n_variables)
        return np.asarray(whole[0])


class Replicate(NamedTuple):
    """Covariance matrices, shape (B, d, d), with the factor of each in a variance."""

    covariances: Array
    factor: Array


def unit_sums(
    values: Array, design: Design, domain: NDArray[np.bool_], *, at_least: int
) -> UnitSums:
    """Return the sums by sampling unit of the rows that are complete.

    Rows outside the domain or with a nan count as 0: their sampling units stay in the
    design, without which the variance of a domain would be too small.
    """
    inside = domain & (design.weight > 0)
    used = inside & ~np.isnan(values).any(axis=1)
    n = int(used.sum())
    if n < at_least:
        raise ValueError(f"{at_least} complete rows are needed, got {n}")
    w, x, psu = design.weight[used], values[used], design.psu[used]
    x = x - w @ x / w.sum()
    rows, columns = np.triu_indices(x.shape[1])
    terms = [w, *(w * each for each in x.T)]
    terms += [w * x[:, i] * x[:, j] for i, j in zip(rows, columns, strict=True)]
    n_psu = len(design.stratum_of_psu)
    hit = np.bincount(psu, minlength=n_psu) > 0
    if hit.sum() < 2:
        raise ValueError("all complete rows stand in one sampling unit: no variance")
    strata = np.unique(design.stratum_of_psu[hit])
    size = np.bincount(design.stratum_of_psu, minlength=design.n_strata)
    return UnitSums(
        sums=np.stack([np.bincount(psu, term, n_psu) for term in terms], axis=1),
        home=design.stratum_of_psu,
        size=size,
        fraction=_fractions(size, design),
        n_variables=x.shape[1],
        n=n,
        df=int(hit.sum()) - len(strata),
        kept=float(w.sum() / design.weight[inside].sum()),
    )


def jackknife(units: UnitSums, chunk: int) -> Iterator[Replicate]:
    r"""Leave out one sampling unit at a time and weigh up the rest of its stratum.

    Notes
    -----
    Replicate (h, c) has the sums :math:`T + T_h/(n_h-1) - S_c\,n_h/(n_h-1)`; its
    squared distance from the estimate enters the variance times
    :math:`(1-f_h)(n_h-1)/n_h` (JKn) [1]_. The only sampling unit of its stratum is left
    out without replacement and enters times :math:`1-f_h`: the rule "adjust".

    References
    ----------
    .. [1] K. M. Wolter (2007), *Introduction to Variance Estimation*, 2nd ed.,
       section 4.5.
    """
    total = units.sums.sum(axis=0)
    by_stratum = np.zeros((len(units.size), units.sums.shape[1]))
    np.add.at(by_stratum, units.home, units.sums)
    lonely = units.size == 1
    others = np.maximum(units.size - 1, 1)
    spread = np.where(lonely, 0.0, 1 / others)
    factor = (1 - units.fraction) * np.where(lonely, 1.0, others / units.size)
    for start in range(0, len(units.sums), chunk):
        rows = slice(start, start + chunk)
        home = units.home[rows]
        more = spread[home][:, None]
        sums = total + by_stratum[home] * more - units.sums[rows] * (1 + more)
        yield Replicate(covariances(sums, units.n_variables), factor[home])


def bootstrap(units: UnitSums, draws: int, seed: int, chunk: int) -> Iterator[Array]:
    r"""Draw n_h − 1 sampling units of each stratum with replacement, again and again.

    Notes
    -----
    Drawn units weigh :math:`n_h/(n_h-1)` times as often as drawn: the rescaling
    bootstrap [1]_, here without finite population correction. The only sampling unit
    of a stratum is always in.

    References
    ----------
    .. [1] J. N. K. Rao, C. F. J. Wu (1988), "Resampling inference with complex survey
       data", *J. Amer. Statist. Assoc.* 83, 231-241.
    """
    random = np.random.default_rng(seed)
    order = np.argsort(units.home, kind="stable")
    members = np.split(order, np.cumsum(units.size)[:-1])
    for start in range(0, draws, chunk):
        count = min(chunk, draws - start)
        sums = np.zeros((count, units.sums.shape[1]))
        for member in members:
            n = len(member)
            if n <= 1:
                sums += units.sums[member].sum(axis=0)
                continue
            times = random.multinomial(n - 1, np.full(n, 1 / n), size=count)
            sums += times @ units.sums[member] * (n / (n - 1))
        yield covariances(sums, units.n_variables)


def covariances(sums: Array, d: int) -> Array:
    """Return covariance matrices, shape (B, d, d), of sums of shape (B, D)."""
    weight = sums[:, 0]
    if np.any(weight <= 0):
        raise ValueError("no complete row is left without one sampling unit")
    mean = sums[:, 1 : d + 1] / weight[:, None]
    rows, columns = np.triu_indices(d)
    matrix = np.empty((len(sums), d, d))
    matrix[:, rows, columns] = sums[:, d + 1 :] / weight[:, None]
    matrix[:, columns, rows] = matrix[:, rows, columns]
    return np.asarray(matrix - mean[:, :, None] * mean[:, None])


def correlations(matrices: Array) -> Array:
    """Return correlation matrices of covariance matrices of shape (B, d, d)."""
    variances = np.diagonal(matrices, axis1=1, axis2=2)
    if np.any(variances <= 0):
        raise ValueError("a variable becomes constant without one sampling unit")
    sd = np.sqrt(variances)
    scaled = matrices / (sd[:, :, None] * sd[:, None])
    scaled[:, np.arange(sd.shape[1]), np.arange(sd.shape[1])] = 1.0
    return np.asarray(scaled)


def _fractions(size: NDArray[np.int64], design: Design) -> Array:
    frames = np.array([np.inf if n is None else n for n in design.population])
    return np.where(size <= frames, size / frames, 0.0)
