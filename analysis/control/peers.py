"""How far a unit stands from its peers, when some of them may be wrong."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.control.dispersion import overdispersion
from analysis.magnitudes import above_zero, finite

Vector = NDArray[np.float64]

# Peers below which a median and a spread are no yardstick.
_PEERS = 5
# Standard deviation of a normal distribution over its median and mean deviation.
_BY_MEDIAN, _BY_MEAN = 1.482602218505602, 1.2533141373155001


def peer_scores(values: ArrayLike, se: ArrayLike | None = None) -> Vector:
    r"""Score an indicator of units, or of days of units, against their peers.

    For indicators of response quality: the score says where to look first, it is no
    finding and deletes nothing. For shares with very different numbers of answers
    `funnel` is better: its `score` is of the same kind.

    Parameters
    ----------
    values : array_like, shape (k,)
        The indicator, of at least 5 comparable peers.
    se : array_like, shape (k,), optional
        Standard errors of the values, above 0, in their unit.

    Returns
    -------
    ndarray, shape (k,)
        Distances from the median of the peers in robust standard deviations.

    Raises
    ------
    ValueError
        If there are fewer than 5 peers, shapes differ, a value is not finite or an
        error not above 0.

    Notes
    -----
    :math:`(x - m)/(1.4826\,\mathrm{MAD})`, m the median and MAD the median of
    :math:`|x - m|`; where more than half of the peers are equal, 1.2533 times the mean
    of :math:`|x - m|` in its place [1]_; 0 where all are. With standard errors
    :math:`(x - m)/\sqrt{\mathrm{se}^2 + \tau^2}`, :math:`\tau^2` by `overdispersion`.

    References
    ----------
    .. [1] B. Iglewicz, D. C. Hoaglin (1993), *How to Detect and Handle Outliers*, ASQC
       Quality Press.

    Examples
    --------
    >>> peer_scores([0.10, 0.12, 0.11, 0.09, 0.45]).round(1).tolist()
    [-0.7, 0.7, 0.0, -1.3, 22.9]
    """
    x = np.asarray(values, np.float64)
    if x.ndim != 1 or len(x) < _PEERS:
        raise ValueError(f"values need at least {_PEERS} peers, got shape {x.shape}")
    if not finite(x).all():
        unit = int(np.argmin(finite(x)))
        raise ValueError(f"value of peer {unit + 1} is {x[unit]}; it must be finite")
    gap = x - np.median(x)
    if se is None:
        spread = _spread(gap)
        return np.asarray(gap / spread if spread > 0 else np.zeros_like(gap))
    error = np.asarray(se, np.float64)
    if error.shape != x.shape or not above_zero(error).all():
        raise ValueError(f"se must be {len(x)} finite numbers above 0")
    between = overdispersion(gap / error, error).tau2
    return np.asarray(gap / np.sqrt(error**2 + between))


def _spread(gap: Vector) -> float:
    middle = float(np.median(np.abs(gap)))
    return _BY_MEDIAN * middle if middle > 0 else _BY_MEAN * float(np.abs(gap).mean())
