"""Solving the calibration equations by Newton's method."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import LinAlgError, cho_factor, cho_solve
from scipy.linalg.lapack import dpstrf

from analysis.calibration.distances import Distance
from analysis.spreads import Matrix, Vector

CLOSE = 1e-12  # distance from a total, as a share of it, at which to stop
ENOUGH = 1e-9  # the largest that rounding may leave behind
_STEPS = 100
_HALVINGS = 50
_SLOPE = 1e-4  # of the fall that the tangent promises
_FLAT = 1e-10  # of the size of what the height is the difference of
_DAMPING = (1e-12, 1e-9, 1e-6)  # of the greatest curvature
_RANK = 1e-10  # of a column's sum of squares: below, the others explain it


class Solution(NamedTuple):
    """Factors of m cells, and how far each of p totals is missed, as a share."""

    factors: Vector
    miss: Vector


class _Problem(NamedTuple):
    x: Matrix
    base: Vector
    totals: Vector
    size: Vector
    distance: Distance


class _Point(NamedTuple):
    at: Vector
    factors: Vector
    gradient: Vector
    height: float
    scale: float  # of the two terms that the height is the difference of


def solve(x: Matrix, base: Vector, totals: Vector, distance: Distance) -> Solution:
    r"""Find the factors that bring weighted sums to totals, or as near as they come.

    Parameters
    ----------
    x : ndarray, shape (m, p)
        Linearly independent columns.
    base : ndarray, shape (m,)
        Weight of each cell, 0 or more.
    totals : ndarray, shape (p,)
    distance : Distance

    Returns
    -------
    Solution
        The caller checks `miss`: totals out of reach leave some.

    Notes
    -----
    :math:`\sum_k w_k F(x_k'\lambda) x_k = t` is solved for :math:`\lambda` by
    Newton's method [1]_. The solution is the lowest point of the convex function
    :math:`\sum_k w_k \int F(x_k'\lambda) - t'\lambda`; a step that does not go down
    is halved ([2]_, section 9.5), which finds it from any start if there is one.

    References
    ----------
    .. [1] J.-C. Deville, C.-E. Särndal, O. Sautory (1993), "Generalized raking
       procedures in survey sampling", *J. Amer. Statist. Assoc.* 88, 1013-1020.
    .. [2] S. Boyd, L. Vandenberghe (2004), *Convex Optimization*.
    """
    problem = _Problem(x, base, totals, sizes(x, base, totals), distance)
    point = _point(problem, np.zeros(x.shape[1]))
    for _ in range(_STEPS):
        if _miss(problem, point) <= CLOSE:
            break
        lower = _lower(problem, point)
        if lower is None:
            break
        point = lower
    return Solution(point.factors, point.gradient / problem.size)


def sizes(x: Matrix, base: Vector, totals: Vector) -> Vector:
    """Return what a distance from each total is measured by; above 0."""
    size = np.where(totals != 0, np.abs(totals), base @ np.abs(x))
    return np.where(size > 0, size, 1.0)


def independent(x: Matrix) -> NDArray[np.int64]:
    """Return the numbers of columns that span all columns, in ascending order.

    Levels of several margins add up to the same 1, so that one level of each margin
    but one says nothing new; nested margins repeat more.
    """
    norm = np.sqrt((x**2).sum(axis=0))
    some = np.flatnonzero(norm > 0)
    scaled = x[:, some] / norm[some]
    _, pivots, rank, _ = dpstrf(scaled.T @ scaled, tol=_RANK)
    return np.sort(some[pivots[:rank] - 1])


def _point(problem: _Problem, at: Vector) -> _Point:
    u = problem.x @ at
    with np.errstate(over="ignore", invalid="ignore"):
        factors = problem.distance.factor(u)
        gradient = problem.x.T @ (problem.base * factors) - problem.totals
        area = float(problem.base @ problem.distance.integral(u))
    line = float(problem.totals @ at)
    return _Point(at, factors, gradient, area - line, abs(area) + abs(line))


def _miss(problem: _Problem, point: _Point) -> float:
    return float(np.abs(point.gradient / problem.size).max(initial=0.0))


def _lower(problem: _Problem, point: _Point) -> _Point | None:
    """Return a point further down along Newton's direction; None at the bottom."""
    step = _newton_step(problem, point)
    if step is None:
        return None
    fall = float(point.gradient @ step)
    # Near the bottom rounding hides what is left to fall; the totals then decide.
    flat = abs(fall) <= _FLAT * point.scale
    for _ in range(_HALVINGS):
        trial = _point(problem, point.at + step)
        if flat and _miss(problem, trial) < _miss(problem, point):
            return trial
        if not flat and trial.height <= point.height + _SLOPE * fall:
            return trial
        step, fall = step / 2, fall / 2
    return None


def _newton_step(problem: _Problem, point: _Point) -> Vector | None:
    slope = problem.base * problem.distance.slope(point.factors)
    curvature = (problem.x * slope[:, None]).T @ problem.x
    size = np.diag(curvature).max(initial=0.0)
    for damping in (0.0, *_DAMPING):
        # Where every cell of a level is at its bound, the surface is flat there.
        np.fill_diagonal(curvature, np.diag(curvature) + damping * size)
        try:
            return np.asarray(cho_solve(cho_factor(curvature), -point.gradient))
        except LinAlgError:
            continue
    return None
