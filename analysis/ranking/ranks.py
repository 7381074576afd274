"""Ranks of published indices, with ties."""

from collections.abc import Sequence

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
