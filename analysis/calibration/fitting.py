"""Factors of cells from their equations, and what to say when there are none."""

from dataclasses import replace

import numpy as np

from analysis.calibration.calibrated import Calibration, Method
from analysis.calibration.cells import listed
from analysis.calibration.distances import Distance
from analysis.calibration.equations import ENOUGH, independent, sizes, solve
from analysis.calibration.margins import Margins
from analysis.spreads import Matrix, Vector


def fitted(
    start: Calibration,
    x: Matrix,
    base: Vector,
    totals: Vector,
    distance: Distance,
    names: list[str],
) -> Calibration:
    """Solve for the factors of the cells that `start` leaves any weight."""
    if not base.any():
        raise ValueError("no sheet has a weight above 0")
    columns = independent(x[base > 0])
    kept = x[:, columns]
    scale = np.abs(kept).max(axis=0, initial=0.0)
    found = solve(kept / scale, base, totals[columns] / scale, distance)
    factors = np.where(start.factors > 0, found.factors, 0.0)
    size = sizes(x, base, totals)
    miss = np.abs(x.T @ (base * factors) - totals) / size
    if not np.all(miss <= ENOUGH):
        worst = int(np.argmax(np.nan_to_num(miss, nan=np.inf)))
        solved = bool(np.all(np.abs(found.miss) <= ENOUGH))
        raise ValueError(
            _failure(start.method, solved)
            + f": {names[worst]} should be {totals[worst]:.10g} and comes to "
            f"{float(x[:, worst] @ (base * factors)):.10g}"
        )
    return replace(
        start, factors=factors, auxiliaries=kept / scale, miss=float(miss.max())
    )


def check_empty(reached: Vector, totals: Vector, margins: Margins) -> None:
    """Raise ValueError where a total has no weight to reach it with."""
    empty = (reached <= 0) & (totals > 0)
    if empty.any():
        names = [margins.labels[k] for k in np.flatnonzero(empty)]
        raise ValueError(
            f"no sheets of weight above 0 for {listed(names)}; "
            "merge with another level, or leave the margin out"
        )


def check_reach(
    reached: Vector, totals: Vector, bounds: tuple[float, float], margins: Margins
) -> None:
    """Raise ValueError where even the outermost factors miss a total."""
    low, high = bounds
    short, over = low * reached * (1 - 1e-12), high * reached * (1 + 1e-12)
    out = (totals < short) | (totals > over)
    if out.any():
        worst = int(np.flatnonzero(out)[0])
        raise ValueError(
            f"the bounds ({low}, {high}) are too narrow: {margins.labels[worst]} needs "
            f"a factor of {totals[worst] / reached[worst]:.4g} on average"
        )


def _failure(method: Method, solved: bool) -> str:
    if solved:
        return "the totals contradict one another"
    if method is Method.LOGIT:
        return "the bounds are too narrow for the totals"
    return f"no {method} weights meet all totals"
