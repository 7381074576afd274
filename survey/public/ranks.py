"""Ranks among the units that everybody sees: a gap would tell where a hidden one is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import inspect

from survey.figures.same_group import key_of
from survey.models import Figure

Pair = tuple[Figure, Figure]  # as officials see it, and as everybody does


def ranked_again(figures: Iterable[Pair]) -> list[Figure]:
    """Return overall figures as everybody sees them, ranked among those told.

    Where a ranked unit is held back, the ranks that data do not exclude are left out:
    they were found with it. A group that is told whole stays as it is.
    """
    groups: dict[str, list[Pair]] = defaultdict(list)
    for official, seen in figures:
        is_ranked = official.rank is not None
        groups[key_of(official) if is_ranked else ""].append((official, seen))
    return [one for name, group in groups.items() for one in _ranked(name, group)]


def _ranked(name: str, group: Sequence[Pair]) -> list[Figure]:
    told = [seen for _official, seen in group if seen.rank is not None]
    if not name or len(told) == len(group):
        return [seen for _official, seen in group]
    ranks = sorted(one.rank or 0 for one in told)
    return [
        seen if seen.rank is None else _again(seen, ranks) for _official, seen in group
    ]


def _again(figure: Figure, ranks: Sequence[int]) -> Figure:
    """Return a copy: figures are frozen, and this one is what everybody sees."""
    rank = 1 + bisect_left(ranks, figure.rank or 0)
    cells = {key: getattr(figure, key) for key in _KEPT}
    told = {key: cell for key, cell in cells.items() if cell is not None}
    return Figure(**told, rank=rank, rank_of=len(ranks), unit=figure.unit)


_FOUND_AGAIN = {"rank", "rank_of"}
_GONE = {"rank_best", "rank_worst", "own_best", "own_worst", "tier"}
_KEPT = [
    column.key
    for column in inspect(Figure).column_attrs
    if column.key not in _FOUND_AGAIN | _GONE
]
