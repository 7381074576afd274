"""Rounding as an office rounds: half up, as the printed number reads."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

_MOST = Decimal("1e15")  # beyond, a float has no decimals left to round
_NOISE = Decimal("1e-10")  # sums of binary fractions miss a printed half by less


def round_half_up(value: float, decimals: int = 2) -> float:
    """Round to decimals, a half always away from zero.

    Parameters
    ----------
    value : float
        Finite.
    decimals : int, optional
        0 to 9.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the value is not finite or `decimals` outside 0 to 9.

    Notes
    -----
    Works on the shortest decimal that reads back as `value`, so that 2.675, which in
    binary lies below the half, becomes 2.68. Before that the value is taken to ten
    decimals: 84.94499999999999 is an 84.945 that lost an ulp in a sum.

    Examples
    --------
    >>> round_half_up(2.675), round_half_up(84.5, 0), round_half_up(95.1659)
    (2.68, 85.0, 95.17)
    """
    return float(_rounded(exact(value), decimals))


def par_points(index: float, maximum: float = 10) -> float:
    """Return the points of the PAR Index that a satisfaction index earns.

    Parameters
    ----------
    index : float
        On 0-100.
    maximum : float, optional
        Points at 100; nationally 10.

    Returns
    -------
    float
        index·maximum/100 to two decimals, half up.

    Raises
    ------
    ValueError
        If `index` is outside [0, 100] or `maximum` is not above 0.

    Examples
    --------
    >>> par_points(84.6)
    8.46
    """
    if not 0 <= index <= 100:
        raise ValueError(f"index must lie between 0 and 100, got {index}")
    if not maximum > 0:
        raise ValueError(f"maximum must be above 0, got {maximum}")
    return float(_rounded(exact(index) * exact(maximum) / 100, 2))


def exact(value: float) -> Decimal:
    """Return the shortest decimal that reads back as `value`; ValueError if none."""
    number = Decimal(repr(float(value)))
    if not number.is_finite() or abs(number) > _MOST:
        raise ValueError(f"cannot round {value}")
    return number


def _rounded(number: Decimal, decimals: int) -> Decimal:
    if not 0 <= decimals <= 9:
        raise ValueError(f"decimals must lie between 0 and 9, got {decimals}")
    clean = number.quantize(_NOISE, ROUND_HALF_EVEN)
    return clean.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
