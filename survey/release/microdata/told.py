"""What a release tells in full, and its sheets may therefore be given of."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.methods.method import ROOT
from survey.models import ANSWER, Figure, Part, Release, Status

Counts = Mapping[str, Sequence[int]]  # answers by level, by criterion


class TellsOf(NamedTuple):
    """Answers by level that are told, and items of which every group is told."""

    counts: Mapping[int, Counts]  # of units whose overall index is told
    items: Collection[str]


def tells_of(session: Session, release: Release, criteria: Sequence[str]) -> TellsOf:
    """Return what a release tells in full."""
    figures = session.scalars(
        select(Figure)
        .where(Figure.release_id == release.id, Figure.status == Status.SHOWN)
        .where(Figure.node.in_((*criteria, ROOT)))
    ).all()
    is_told = {one.unit_id for one in figures if one.node == ROOT}
    root = release.round.root_id
    of_root = {one.node for one in figures if one.unit_id == root}
    found: dict[int, dict[str, Sequence[int]]] = {unit_id: {} for unit_id in is_told}
    for one in figures:
        is_known = one.unit_id in is_told and one.node in of_root
        if one.node != ROOT and one.counts and is_known:
            found[one.unit_id][one.node] = one.counts
    return TellsOf(found, _items(session, release))


def _items(session: Session, release: Release) -> set[str]:
    """Return the items whose every group is told of the whole round, of all sheets."""
    query = (
        select(Part)
        .where(Part.release_id == release.id)
        .where(Part.unit_id == release.round.root_id)
        .where(Part.dimension.startswith(ANSWER))
    )
    groups: dict[str, list[Part]] = {}
    for part in session.scalars(query):
        groups.setdefault(part.dimension.removeprefix(ANSWER), []).append(part)
    return {item for item, own in groups.items() if _is_whole(own, release)}


def _is_whole(groups: Sequence[Part], release: Release) -> bool:
    heard = [one for one in groups if one.n]
    return sum(one.n for one in heard) == release.n_sheets and all(
        one.status == Status.SHOWN and one.counted_in == release.number for one in heard
    )
