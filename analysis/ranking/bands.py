"""Classes of an index by inclusive lower bounds."""

from collections.abc import Mapping

from analysis.rounding import round_half_up


def classify(
    value: float, bands: Mapping[str, float], *, decimals: int = 2
) -> str | None:
    """Return the class of a value, by inclusive lower bounds.

    Parameters
    ----------
    value : float
        Finite.
    bands : mapping of class to lower bound
        In any order; bounds must differ.
    decimals : int, optional
        Decimals as published: the printed value decides.

    Returns
    -------
    str or None
        The class with the highest bound that the value reaches; None below all.

    Raises
    ------
    ValueError
        If there are no bands, two bounds are equal, or the value is not finite.

    Examples
    --------
    >>> bands = {"excellent": 15, "good": 12, "fair": 9, "average": 6}
    >>> classify(15, bands), classify(14.99, bands), classify(5.9, bands)
    ('excellent', 'good', None)
    """
    check_bands(bands)
    shown = round_half_up(value, decimals)
    reached = {name: bound for name, bound in bands.items() if shown >= bound}
    return max(reached, key=reached.__getitem__, default=None)


def best_first(bands: Mapping[str, float]) -> list[str]:
    """Return the classes of an index on 0-100, the highest bound first."""
    check_bands(bands)
    if any(not 0 <= bound <= 100 for bound in bands.values()):
        raise ValueError("bounds must lie between 0 and 100, as the index does")
    return sorted(bands, key=bands.__getitem__, reverse=True)


def check_bands(bands: Mapping[str, float]) -> None:
    """Refuse bands without a class or with two classes at one bound."""
    if not bands or len(set(bands.values())) < len(bands):
        raise ValueError("bands need at least one class, each with its own lower bound")
