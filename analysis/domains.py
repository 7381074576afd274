"""Domains: scored totals, their covariances, and the sizes behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.scores import from_the_top

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Count = NDArray[np.int64]
Flags = NDArray[np.bool_]
Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True, eq=False, slots=True)
class Domains:
    """What G domains are made of; every field but the score is a sum over strata.

    Attributes
    ----------
    score : ndarray, shape (5,)
        The score the spreads are of.
    codes : ndarray of int, shape (G, J, 7)
        Sheets by criterion and code (blank, 1 to 5, not applicable), unweighted.
    levels : ndarray, shape (G, 5, J)
        Weighted answers by level.
    spread : ndarray, shape (G, 2 J, 2 J)
        Estimated covariance matrix of `totals`.
    spread_wr : ndarray, shape (G, 2 J, 2 J)
        The same as if drawn with replacement (no finite population correction).
    scale : ndarray, shape (G, 2 J)
        Uncentred squares, against which rounding noise is measured.
    n, psus, strata, open_strata : ndarray of int, shape (G, N)
        Sheets, sampling units and strata with a valid answer of weight above 0 in
        each node, and those of these strata that were not enumerated completely.
    weights : ndarray, shape (G, 2, N)
        Sums of the weights, and of their squares, of the sheets counted in `n`.
    """

    score: Vector
    codes: Count
    levels: Vector
    spread: Matrix
    spread_wr: Matrix
    scale: Vector
    n: Count
    psus: Count
    strata: Count
    open_strata: Count
    weights: Vector

    def __len__(self) -> int:
        return len(self.n)

    @property
    def totals(self) -> Matrix:
        """Weighted sums of scores, from the top, then of answers; shape (G, 2 J)."""
        worth = np.stack([from_the_top(self.score), np.ones_like(self.score)])
        return np.asarray(worth @ self.levels).reshape(len(self), -1)

    @property
    def df(self) -> Count:
        """Sampling units minus strata, those with a valid answer; shape (G, N)."""
        return self.psus - self.strata

    @property
    def n_kish(self) -> Vector:
        """(Σw)²/Σw² by node, 0 where there is no weight; shape (G, N)."""
        first, second = self.weights[:, 0], self.weights[:, 1]
        safe = np.where(second > 0, second, 1.0)
        return np.where(second > 0, first**2 / safe, 0.0)

    def merged(self, members: Sequence[ArrayLike]) -> Self:
        """Return unions of domains that share no stratum.

        Parameters
        ----------
        members : sequence of array_like of int
            Numbers of the domains in each union, at least one each. A domain may be
            in several unions, such as a district and its province.

        Returns
        -------
        Domains

        Raises
        ------
        ValueError
            If a union is empty.
        """
        rows = [np.asarray(part, dtype=np.int64).ravel() for part in members]
        if not rows or any(part.size == 0 for part in rows):
            raise ValueError("a union of domains needs at least one domain")
        starts = np.cumsum([0, *(len(part) for part in rows[:-1])])
        order = np.concatenate(rows)
        if len(order) == len(self) and np.array_equal(order, np.arange(len(self))):
            return self._each(lambda part: added(part, starts))
        return self._each(lambda part: added(part[order], starts))

    def of_criteria(self, chosen: Count) -> Self:
        """Return totals and spreads of some criteria; sizes of nodes stay behind."""
        j = self.levels.shape[-1]
        both = np.concatenate([chosen, chosen + j])
        spread, spread_wr = (
            part[:, both[:, None], both] for part in (self.spread, self.spread_wr)
        )
        return replace(
            self,
            codes=self.codes[:, chosen],
            levels=self.levels[:, :, chosen],
            spread=spread,
            spread_wr=spread_wr,
            scale=self.scale[:, both],
        )

    def take(self, chosen: slice | NDArray[Any]) -> Self:
        """Return some of the domains, by numbers, mask or slice."""
        return self._each(lambda part: part[chosen])

    @classmethod
    def joined(cls, parts: Iterable["Domains"]) -> "Domains":
        """Return the domains of several parts one after the other."""
        found = list(parts)
        columns = [f.name for f in fields(cls) if f.name != "score"]
        joined = {
            name: np.concatenate([getattr(part, name) for part in found])
            for name in columns
            if name != "spread_wr"
        }
        # Where nothing was drawn from a frame, both spreads are one.
        one = all(part.spread_wr is part.spread for part in found)
        wr = [part.spread_wr for part in found]
        joined["spread_wr"] = joined["spread"] if one else np.concatenate(wr)
        return cls(found[0].score, **joined)

    def _each(self, change: Any) -> Self:
        """Return the domains with every sum changed; equal arrays change once."""
        changed: dict[int, NDArray[Any]] = {}
        values = []
        for field in fields(self)[1:]:
            part = getattr(self, field.name)
            if id(part) not in changed:
                changed[id(part)] = change(part)
            values.append(changed[id(part)])
        return type(self)(self.score, *values)


def added(part: NDArray[Number], starts: Count) -> NDArray[Number]:
    """Add up rows of an array, from each start to the next."""
    total: NDArray[Number] = np.add.reduceat(part, starts, axis=0)
    return total
