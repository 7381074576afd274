"""How many sheets a share near 0 or 1 needs, and how many are still missing."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.planning.inputs import (
    Counts,
    between,
    counts,
    normal_quantile,
    populations,
    positive,
)
from analysis.planning.sizes import SampleSize, sample_size


def wilson_size(
    population: ArrayLike = np.inf,
    *,
    margin: ArrayLike = 0.05,
    share: ArrayLike = 0.9,
    deff: ArrayLike = 1.5,
    response_rate: ArrayLike = 1.0,
    valid_rate: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> SampleSize:
    """Smallest number of sheets whose Wilson interval is narrow enough.

    For shares near 0 and 1, where the usual formula asks for too few.

    Parameters
    ----------
    population, deff, response_rate, valid_rate, confidence
        As in `cochran_size`; a design effect below 1 counts as 1.
    margin : array_like, optional
        Half width wanted, as a fraction, between 0 and 0.5.
    share : array_like, optional
        Share satisfied expected, from 0 to 1.

    Returns
    -------
    SampleSize

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    v of `wilson_margin` is the positive root of (1/4 − e²)v² − (2e² − p(1 − p))v −
    e² = 0; then D = deff·z²/v and n = D/(1 + D/N). The margin falls as n grows, so
    the next whole number is the smallest that will do.

    Examples
    --------
    >>> wilson_size(share=[0.5, 0.95, 1.0], margin=0.03, deff=1).required
    array([1064,  215,   61])
    """
    z2 = normal_quantile(confidence) ** 2
    p, e = between("share", share, 0, 1, ends=True), between("margin", margin, 0, 0.5)
    size = populations(population)
    effect = np.maximum(positive("deff", deff), 1.0)
    a, b = 0.25 - e**2, 2 * e**2 - p * (1 - p)
    root = np.sqrt(b**2 + 4 * a * e**2)
    # Two forms of the same root; each avoids a difference of nearly equal numbers.
    v = np.where(b > 0, (b + root) / (2 * a), 2 * e**2 / (root - b))
    unlimited = effect * z2 / v
    exact = unlimited / (1 + unlimited / np.maximum(size, 1))
    return sample_size(exact, size, response_rate, valid_rate)


def sheets_still_needed(
    n: ArrayLike,
    share: ArrayLike,
    margin: ArrayLike,
    *,
    deff: ArrayLike = 1.0,
    population: ArrayLike = np.inf,
    confidence: float = 0.95,
) -> Counts:
    """How many more valid sheets until the share is known to ± `margin`.

    Parameters
    ----------
    n : array_like of int
        Sheets so far, 0 or more.
    share : array_like
        Share satisfied so far, from 0 to 1; with few sheets one expected instead.
    margin : array_like
        Half width wanted, as a fraction, between 0 and 0.5.
    deff, population, confidence
        As in `wilson_margin`.

    Returns
    -------
    ndarray of int, shape (...)
        0 where the sheets suffice.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    `wilson_size` less `n`. It moves with the share as sheets come in; to stop as soon
    as it is 0 makes intervals a little too short, so plan first and stop by the plan.

    Examples
    --------
    >>> sheets_still_needed(60, [0.9, 0.98], 0.05, deff=1.2)
    array([110,   2])
    """
    sheets, size = counts("n", n), populations(population)
    known = np.where(sheets > size, np.inf, size)
    wanted = wilson_size(
        known, margin=margin, share=share, deff=deff, confidence=confidence
    )
    return np.asarray(np.maximum(wanted.required - sheets, 0))
