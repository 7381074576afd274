"""Published tallies: counts by level, without the sheets behind them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import BLANK, N_LEVELS
from analysis.stratum import Stratum
from analysis.summaries import summarise
from analysis.tree import Tree

_LARGEST = 10_000_000  # sheets; more is a typing error, and would fill the memory


def from_counts(counts: ArrayLike, tree: Tree) -> Stratum:
    """Return the sufficient statistics of a tally of answers by criterion and level.

    Parameters
    ----------
    counts : array_like of int, shape (J, 5)
        Answers by criterion, in the order of the tree, and level 1 to 5.
    tree : Tree

    Returns
    -------
    Stratum
        With the person as sampling unit; as many sheets as the most answered
        criterion has answers.

    Raises
    ------
    ValueError
        If the shape does not fit, a count is negative, not whole, or a criterion
        has more than ten million answers.

    Notes
    -----
    A tally does not tell which answers stood on one sheet, so the covariance between
    criteria is unknown. The sheets are arranged comonotonely: who answers one
    criterion with a low level answers all with a low level (the upper
    Fréchet-Hoeffding bound [1]_). Among all arrangements with these counts this has
    the largest covariances, so standard errors of factors, contents and overall are
    upper bounds; those of criteria are exact. Missing answers of less answered
    criteria are placed between levels 3 and 4, which keeps the bound for the share
    satisfied; for other scores it then holds up to the few sheets concerned.

    References
    ----------
    .. [1] R. B. Nelsen (2006), *An Introduction to Copulas*, section 2.5.

    Examples
    --------
    >>> tree = Tree.build([("Q1", None, None, 1), ("Q2", None, None, 1)])
    >>> stratum = from_counts([[0, 1, 0, 2, 1], [0, 0, 2, 0, 2]], tree)
    >>> stratum.n_sheets, stratum.counts[:, 1:6].tolist()
    (4, [[0, 1, 0, 2, 1], [0, 0, 2, 0, 2]])
    """
    table = _checked(counts, tree.n_criteria)
    n_sheets = int(table.sum(axis=1).max())
    missing = n_sheets - table.sum(axis=1, keepdims=True)
    levels = np.array([1, 2, 3, BLANK, 4, 5], dtype=np.uint8)
    filled = np.hstack([table[:, :3], missing, table[:, 3:]])
    sheets = np.stack([np.repeat(levels, row) for row in filled], axis=1)
    return summarise(sheets, np.arange(n_sheets), tree)


def _checked(counts: ArrayLike, n_criteria: int) -> NDArray[np.int64]:
    table = np.asarray(counts, dtype=np.float64)
    if table.shape != (n_criteria, N_LEVELS):
        raise ValueError(
            f"counts must have shape ({n_criteria}, {N_LEVELS}), got {table.shape}"
        )
    if not np.all((table >= 0) & (table == np.floor(table)) & np.isfinite(table)):
        raise ValueError("counts must be whole numbers, 0 or more")
    if table.sum(axis=1).max() > _LARGEST:
        raise ValueError(f"a criterion can have at most {_LARGEST} answers")
    return table.astype(np.int64)
