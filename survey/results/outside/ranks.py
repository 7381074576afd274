"""Where a result stands: as its source says, else as the register itself shows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from survey.measure import competition_ranks
from survey.models import Mark, OutsideResult, SubjectKind
from survey.outside.indices import n_provinces

DECIMALS = 2  # as indices are published


class Group(NamedTuple):
    """Results that are ranked together."""

    index_name: str
    year: int
    area: str
    kind: SubjectKind
    province: str  # of units, who are ranked within theirs


@dataclass(frozen=True, slots=True)
class Standing:
    """A rank; computed from the register where no source gives one."""

    rank: int
    of: int | None
    is_tied: bool
    is_computed: bool = False
    is_tie_found: bool = False  # in the register; the source does not say


def group_of(result: OutsideResult) -> Group:
    """Return what a result is ranked in."""
    kind = SubjectKind(result.subject_kind)
    province = result.province if kind == SubjectKind.UNIT else ""
    return Group(result.index_name, result.year, result.area, kind, province)


def standings(results: Iterable[OutsideResult]) -> dict[int, Standing]:
    """Return the standing of every result that has one, by number.

    `results` must hold whole groups: whether all are there decides what is computed.
    """
    groups: dict[Group, list[OutsideResult]] = {}
    for result in results:
        groups.setdefault(group_of(result), []).append(result)
    found: dict[int, Standing] = {}
    for group, members in groups.items():
        found |= _stated(members) | _of_all(group, members)
    return found


def _stated(members: Iterable[OutsideResult]) -> dict[int, Standing]:
    return {
        one.id: Standing(one.rank, one.rank_of, bool(one.is_tied))
        for one in members
        if one.rank is not None
    }


def _of_all(group: Group, members: Sequence[OutsideResult]) -> dict[int, Standing]:
    """Return what only a complete group says: ties, and ranks that nobody gave."""
    real = [one for one in members if one.mark != Mark.ASSUMED]
    n = _expected(group, real)
    if n is None or len(real) != n:
        return {}
    figures = _figures(real)
    if all(one.rank is None for one in real):
        return _computed(real, figures) if figures else {}
    return _with_ties(real, figures)


def _expected(group: Group, members: Iterable[OutsideResult]) -> int | None:
    """Return how many a group has: as the sources say, else as there are provinces."""
    stated = {one.rank_of for one in members if one.rank_of is not None}
    if len(stated) > 1:
        return None
    if stated:
        return stated.pop()
    return n_provinces(group.year) if group.kind == SubjectKind.PROVINCE else None


def _figures(members: Sequence[OutsideResult]) -> list[float] | None:
    """Return the figures of all on one scale, or None."""
    values = [one.value for one in members if one.value is not None]
    if len(values) == len(members):
        return values
    points = [one.points for one in members if one.points is not None]
    same = len({one.most_points for one in members}) == 1
    return points if len(points) == len(members) and same else None


def _computed(
    members: Sequence[OutsideResult], figures: Sequence[float]
) -> dict[int, Standing]:
    ranks = competition_ranks(figures, DECIMALS)
    times = Counter(ranks)
    return {
        one.id: Standing(rank, len(members), times[rank] > 1, is_computed=True)
        for one, rank in zip(members, ranks, strict=True)
        if rank is not None
    }


def _with_ties(
    members: Sequence[OutsideResult], figures: Sequence[float] | None
) -> dict[int, Standing]:
    """Return the stated ranks; a tie where two have the same rank, or the same figure.

    Where the source says whether there is one, that stands.
    """
    signs: Mapping[int, float] = {}
    if all(one.rank is not None for one in members):
        signs = {one.id: one.rank or 0 for one in members}
    elif figures:
        ids = [one.id for one in members]
        ranks = competition_ranks(figures, DECIMALS)
        signs = {id_: rank or 0 for id_, rank in zip(ids, ranks, strict=True)}
    times = Counter(signs.values())
    return {
        one.id: Standing(one.rank, one.rank_of, is_tied=True, is_tie_found=True)
        for one in members
        if one.rank is not None
        and one.is_tied is None
        and times[signs.get(one.id, 0)] > 1
    }
