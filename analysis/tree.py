"""The tree of an index method: how each node is made of criteria."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis.nodes import (
    OVERALL,
    Aggregate,
    Criterion,
    Level,
    aggregate_named,
    check_codes,
    criterion_matrix,
    factor_matrix,
    names,
)


@dataclass(frozen=True, eq=False, slots=True)
class Tree:
    """The nodes of a method, criteria first, as matrices over the criteria.

    Attributes
    ----------
    codes : tuple of str, length N
        Criteria in the order of the answer sheet, factors, contents, "overall".
    levels : tuple of Level, length N
    aggregate : Aggregate
    weights : ndarray, shape (N, J)
        Weight of each of the J criteria in each node; 0 outside the node.
    factor_weights : ndarray of shape (N − J − F, F), or None
        Weight of each of the F factors in contents and overall, when these are
        means of factors; None when every node is made of criteria directly.
    """

    codes: tuple[str, ...]
    levels: tuple[Level, ...]
    aggregate: Aggregate
    weights: NDArray[np.float64]
    factor_weights: NDArray[np.float64] | None

    @classmethod
    def build(
        cls,
        criteria: Iterable[tuple[str, str | None, str | None, float]],
        aggregate: str = Aggregate.CRITERIA,
        *,
        factor_weights: Mapping[str, float] | None = None,
    ) -> Self:
        """Build the tree of a method.

        Parameters
        ----------
        criteria : iterable of (code, factor, content, weight)
            In the order of the answer sheet. `factor` and `content` may be None,
            which leaves the criterion to "overall" alone. Weights are above 0.
        aggregate : {"criteria", "pooled", "factors", "weighted"}
            See Notes.
        factor_weights : mapping of factor code to weight above 0, optional
            Needed by "weighted", refused by the others.

        Returns
        -------
        Tree

        Raises
        ------
        ValueError
            If there are no criteria, a code is empty, doubled or "overall", a weight
            is not above 0, the aggregate is unknown, a factor lies in two contents,
            a factor is missing although the aggregate is made of factors, or the
            factor weights do not name exactly the factors.

        Notes
        -----
        With R_c the index of criterion c, D_c its (weighted) number of answers and
        w_c its weight, sums over the criteria of the node:

        * criteria: Σ w_c R_c / Σ w_c;
        * pooled: Σ w_c D_c R_c / Σ w_c D_c, one ratio of all answers;
        * factors: factors as under "criteria", contents and overall the plain mean
          of their factors;
        * weighted: the same with `factor_weights`.

        Examples
        --------
        >>> tree = Tree.build([("A1", "A", "S", 1), ("A2", "A", "S", 1),
        ...                    ("B1", "B", "S", 1)])
        >>> tree.codes
        ('A1', 'A2', 'B1', 'A', 'B', 'S', 'overall')
        """
        rows = [Criterion(*row) for row in criteria]
        kind = aggregate_named(aggregate)
        factors = names(row.factor for row in rows)
        contents = names(row.content for row in rows)
        codes = (*(row.code for row in rows), *factors, *contents, OVERALL)
        check_codes(codes)
        levels = (
            *[Level.CRITERION] * len(rows),
            *[Level.FACTOR] * len(factors),
            *[Level.CONTENT] * len(contents),
            Level.OVERALL,
        )
        upper = factor_matrix(rows, factors, contents, kind, factor_weights)
        weights = criterion_matrix(rows, factors, contents)
        return cls(codes, levels, kind, weights, upper)

    @property
    def n_criteria(self) -> int:
        """Number of criteria J."""
        return self.levels.count(Level.CRITERION)

    @property
    def members(self) -> NDArray[np.bool_]:
        """Which criteria belong to which node, shape (N, J)."""
        return self.weights > 0

    def coefficients(
        self, answers: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the weights of the criteria in every node, given who was answered.

        A criterion nobody answered is left out and the weights of the others are
        raised in proportion: inside the factor when the node is made of factors. A
        factor nobody answered is left out in the same way.

        Parameters
        ----------
        answers : ndarray, shape (..., J)
            Number (or weighted number) of answers of each criterion.

        Returns
        -------
        coefficients : ndarray, shape (..., N, J)
            Rows add up to 1, or to 0 where nobody answered anything.
        coverage : ndarray, shape (..., N)
            Share of the nominal weight that remains, in [0, 1].
        """
        answered = (answers > 0).astype(np.float64)
        pooled = self.aggregate is Aggregate.POOLED
        kept = (answers if pooled else answered)[..., None, :]
        coefficients = _proportions(self.weights * kept)
        coverage = answered @ self.weights.T / self.weights.sum(axis=1)
        if self.factor_weights is not None:
            first = len(self.codes) - len(self.factor_weights)
            factors = slice(self.n_criteria, first)
            heard = (coverage[..., None, factors] > 0).astype(np.float64)
            live = _proportions(self.factor_weights * heard)
            coefficients[..., first:, :] = live @ coefficients[..., factors, :]
            nominal = _proportions(self.factor_weights)
            coverage[..., first:] = coverage[..., factors] @ nominal.T
        return coefficients, coverage


def _proportions(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale rows to add up to 1; rows of zeros stay."""
    total = matrix.sum(axis=-1, keepdims=True)
    scaled: NDArray[np.float64] = np.zeros_like(matrix)
    np.divide(matrix, total, out=scaled, where=total > 0)
    return scaled
