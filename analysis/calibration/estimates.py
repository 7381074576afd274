"""Indices by calibrated weights, with the variance of their residuals."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.between import between_psus, degrees_of_freedom
from analysis.calibration.calibrated import (
    Calibration,
    current_weight,
    weighted_rows,
)
from analysis.design import Design, domain_rows
from analysis.influences import influence, node_rows
from analysis.scores import Score
from analysis.spreads import Lonely
from analysis.tree import Tree


@dataclass(frozen=True, slots=True)
class NodeEstimate:
    """The index of one node in a domain.

    Attributes
    ----------
    node : str
    n, df : int
        Sheets with a valid answer and weight above 0; sampling units minus strata.
    index, se : float or None
        On 0-100, and its standard error in points; None without an answer.
    coverage : float
        Share of the nominal weight of the node's criteria that was answered.
    """

    node: str
    n: int
    df: int
    index: float | None
    se: float | None
    coverage: float


def calibrated_estimates(
    levels: NDArray[np.integer[Any]],
    design: Design,
    tree: Tree,
    *,
    score: Score,
    calibration: Calibration | None = None,
    domain: NDArray[np.bool_] | None = None,
    lonely: Lonely = "adjust",
) -> list[NodeEstimate]:
    r"""Estimate every node of a method, with weights brought to known totals.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    design : Design
        With the weights before calibration.
    tree : Tree
    score : sequence of 5 floats in [0, 100]
    calibration : Calibration, optional
        Of all n sheets; the weights of the design by default.
    domain : ndarray of bool, shape (n,), optional
        The rows to estimate for; all by default.
    lonely : {"adjust", "remove"}
        Rule for a stratum with a single sampling unit, see `between_psus`.

    Returns
    -------
    list of NodeEstimate
        In the order of ``tree.codes``.

    Raises
    ------
    ValueError
        If shapes, codes or score do not fit, or the calibration starts from other
        weights than those of the design.

    Notes
    -----
    Linearised values :math:`u_i` by calibrated weights are 0 outside the domain;
    their residuals :math:`e_i = u_i - x_i'B` are not. The variance is that of
    :math:`\sum g_i w_i e_i` between sampling units [1]_, as `calibrate` and
    `postStratify` of the R package survey have it. A stratum of one sampling unit
    whose residual is 0, because the stratum itself has a known total, adds nothing
    to it, whatever the rule.

    References
    ----------
    .. [1] J.-C. Deville, C.-E. Särndal (1992), "Calibration estimators in survey
       sampling", *J. Amer. Statist. Assoc.* 87, 376-382.
    """
    rows = domain_rows(domain, len(design.psu))
    w = current_weight(design, calibration)
    line = influence(levels, w, tree, score=score, domain=rows)
    spread = between_psus(
        weighted_rows(line.values, design, calibration),
        design,
        present=rows if calibration is None else None,
        lonely=lonely,
    )
    se = np.sqrt(np.diag(spread))
    criteria = np.arange(len(se)) < tree.n_criteria
    se = np.where(se < np.where(criteria, 1e-10, 1e-5), 0.0, se)  # rounding noise
    valued = node_rows(np.asarray(levels), tree, rows)
    n = (valued & (w > 0)[:, None]).sum(axis=0)
    df = degrees_of_freedom(valued & (w != 0)[:, None], design)
    return [
        NodeEstimate(
            code,
            int(n[k]),
            int(df[k]),
            _number(line.index[k], line.index[k]),
            _number(se[k], line.index[k]),
            float(line.coverage[k]),
        )
        for k, code in enumerate(tree.codes)
    ]


def _number(value: float, index: float) -> float | None:
    """Return the value, or None where there is no index."""
    return None if np.isnan(index) else float(value)
