"""Ranks among units of the same group, by the overall index as it is printed."""

from collections.abc import Collection, Iterable, Mapping

from survey.measure import competition_ranks
from survey.models import Level, Status, Unit
from survey.release.figures import Row


def ranked(
    rows: Iterable[Row],
    units: Mapping[int, Unit],
    *,
    collecting: Collection[int],
    decimals: int,
) -> list[Row]:
    """Return the rows with ranks 1-2-2-4 on the overall figures that may be ranked."""
    rows = list(rows)
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        group = _group(units[row.unit_id], row.unit_id in collecting)
        if group and row.level == Level.OVERALL and row.status == Status.SHOWN:
            groups.setdefault(group, []).append(place)
    for places in groups.values():
        ranks = competition_ranks([rows[place].value for place in places], decimals)
        for place, rank in zip(places, ranks, strict=True):
            rows[place] = rows[place]._replace(rank=rank, rank_of=len(places))
    return rows


def _group(unit: Unit, is_collecting: bool) -> str:
    """Return whom a unit is ranked among; empty when it is not ranked.

    A unit that only adds up those below it is ranked when it was given a group.
    """
    return unit.ranking_group or (str(unit.kind) if is_collecting else "")
