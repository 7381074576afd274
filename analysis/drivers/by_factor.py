"""Key drivers by factor, straight from the answers."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.design import Design
from analysis.drivers.factor_scores import factor_scores
from analysis.drivers.key_drivers import KeyDrivers, Method, key_drivers


def drivers_from_levels(
    outcome: NDArray[np.integer[Any]],
    levels: NDArray[np.integer[Any]],
    factors: Sequence[str],
    design: Design,
    *,
    domain: NDArray[np.bool_] | None = None,
    method: Method = "auto",
    confidence: float = 0.95,
    draws: int = 0,
    seed: int = 1,
) -> KeyDrivers:
    """Find the key drivers of the answers to an overall question, by factor.

    Parameters
    ----------
    outcome : ndarray of int, shape (n,)
        Levels of the overall question: 1 to 5, 0 blank, 6 not applicable.
    levels : ndarray of int, shape (n, J)
        Levels of the criteria, without the overall question.
    factors : sequence of str, length J
        Factor of each criterion; each criterion its own name for drivers by criterion.
    design, domain, method, confidence, draws, seed
        As in `key_drivers`.

    Returns
    -------
    KeyDrivers
        Named after the factors, in the order in which they first occur.

    Raises
    ------
    ValueError
        As `key_drivers`, and for unknown codes.

    Notes
    -----
    A factor's score is the mean level of its criteria that the person answered.

    Examples
    --------
    >>> random = np.random.default_rng(3)
    >>> sheets = random.integers(1, 6, (300, 3))
    >>> overall = np.round(sheets @ [0.2, 0.2, 0.6]).astype(int)
    >>> design = Design.build(stratum=np.zeros(300), psu=np.arange(300))
    >>> found = drivers_from_levels(overall, sheets, ["A", "A", "B"], design)
    >>> found.names, found.share.round(2)
    (('A', 'B'), array([0.19, 0.81]))
    """
    codes = np.asarray(outcome)
    if codes.ndim != 1:
        raise ValueError(f"outcome must have shape (n,), got {codes.shape}")
    given = check_levels(codes[:, None], 1)[:, 0].astype(np.float64)
    overall = np.where((given >= 1) & (given <= N_LEVELS), given, np.nan)
    names, scores = factor_scores(levels, factors)
    return key_drivers(
        overall,
        scores,
        design,
        names=names,
        domain=domain,
        method=method,
        confidence=confidence,
        draws=draws,
        seed=seed,
    )
