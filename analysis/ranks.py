"""Ranks, ties and classes of published indices."""

from collections.abc import Mapping, Sequence

from analysis.rounding import round_half_up


def competition_ranks(
    values: Sequence[float | None], decimals: int = 2
) -> list[int | None]:
    """Rank from best to worst; units that print the same share a rank.

    Parameters
    ----------
    values : sequence of (float or None)
        Indices of one group; None for a unit that is not ranked.
    decimals : int, optional
        Decimals as published.

    Returns
    -------
    list of (int or None)
        1 for the highest: 1-2-2-4, None stays None.

    Raises
    ------
    ValueError
        If a value is not finite or `decimals` outside 0 to 9.

    Notes
    -----
    Values are rounded half up first, so that no reader finds two equal figures with
    two ranks.

    Examples
    --------
    >>> competition_ranks([84.6, 91.204, None, 91.2, 97])
    [4, 2, None, 2, 1]
    """
    shown = [
        None if value is None else round_half_up(value, decimals) for value in values
    ]
    best = sorted((value for value in shown if value is not None), reverse=True)
    first = {value: rank for rank, value in reversed(list(enumerate(best, start=1)))}
    return [None if value is None else first[value] for value in shown]


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
    if not bands or len(set(bands.values())) < len(bands):
        raise ValueError("bands need at least one class, each with its own lower bound")
    shown = round_half_up(value, decimals)
    reached = {name: bound for name, bound in bands.items() if shown >= bound}
    return max(reached, key=reached.__getitem__, default=None)
