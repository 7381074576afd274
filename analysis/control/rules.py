"""Rules by which a point of a chart is a signal."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Flags = NDArray[np.bool_]

BEYOND_3 = "beyond_3"
RUN_8 = "run_8"
TWO_OF_THREE = "two_of_three"
_RUN = 8
# Rounding puts a point on the centre a little to one side.
_ON_CENTRE = 1e-9


def signals(distance: ArrayLike) -> tuple[tuple[str, ...], ...]:
    """Return the rules that each point of a chart breaks.

    Parameters
    ----------
    distance : array_like, shape (T,)
        Signed distances from the centre in standard deviations, in order of time.

    Returns
    -------
    tuple of T tuples of str
        "beyond_3", "run_8", "two_of_three", in this order; empty without a signal. The
        side is the sign of the distance.

    Raises
    ------
    ValueError
        If the distances are not a vector of finite numbers.

    Notes
    -----
    A point more than 3 from the centre; the 8th and every further of a run on one side
    of it (a point on the centre ends the run); a point more than 2 from the centre when
    one of the 2 before it was too, on the same side. Rules 1, 2 and 4 of the Western
    Electric handbook [1]_. Of independent normal points 0.27 %, 0.78 % and 0.20 % break
    them by chance, once the series is long.

    References
    ----------
    .. [1] Western Electric Company (1956), *Statistical Quality Control Handbook*,
       Indianapolis.

    Examples
    --------
    >>> signals([0.1, 2.1, -0.5, 2.2, -3.4])
    ((), (), (), ('two_of_three',), ('beyond_3',))
    """
    u = np.asarray(distance, np.float64)
    if u.ndim != 1 or not np.isfinite(u).all():
        raise ValueError("distance must be a vector of finite numbers")
    far, run, two = np.abs(u) > 3, _runs(u), _pairs(u > 2) | _pairs(u < -2)
    rules = (BEYOND_3, RUN_8, TWO_OF_THREE)
    broken = np.stack([far, run, two], axis=1)
    return tuple(
        tuple(rule for rule, is_so in zip(rules, point, strict=True) if is_so)
        for point in broken
    )


def _runs(u: NDArray[np.float64]) -> Flags:
    side, length = 0.0, 0
    lengths = []
    for sign in np.where(np.abs(u) > _ON_CENTRE, np.sign(u), 0.0):
        length = length + 1 if sign == side and sign != 0 else int(sign != 0)
        side = sign
        lengths.append(length)
    return np.asarray(np.array(lengths, dtype=int) >= _RUN)


def _pairs(beyond: Flags) -> Flags:
    before = np.concatenate([[False, False], beyond])[: len(beyond) + 2]
    return np.asarray(beyond & (before[:-2] | before[1:-1]))
