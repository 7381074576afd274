"""What official tables are made from: frozen figures, read in a few queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.classification import exempted
from survey.figures.branches import overall_figures
from survey.figures.ranking import Group, groups
from survey.methods import Method, stored_method
from survey.methods.method import ROOT
from survey.models import Figure, Release, Status, Unit
from survey.official_tables.earlier import Earlier, read_earlier


class Told(NamedTuple):
    """What a release tells of a unit and a node; `counts` as a figure has them."""

    status: str
    n: int
    counts: list[int] | None
    value: float | None


NOTHING = Told(Status.EMPTY, 0, None, None)


@dataclass(frozen=True, slots=True)
class Source:
    """A release with the figures of some nodes."""

    release: Release
    method: Method
    root: Unit
    own: Figure | None  # the overall figure of the round's own unit
    groups: tuple[Group, ...]  # of the units below it
    exempted: Mapping[int, str]  # why units are not ranked, by unit
    figures: Mapping[tuple[int, str], Told]  # by unit and node
    earlier: Earlier | None

    def told(self, unit_id: int, node: str) -> Told:
        """Return what the release tells of a unit and a node."""
        return self.figures.get((unit_id, node), NOTHING)

    def knows(self, unit_id: int) -> bool:
        """Return whether the release has figures of a unit."""
        return (unit_id, ROOT) in self.figures


def read_source(
    session: Session,
    release: Release,
    *,
    nodes: Collection[str] | None = None,
    unit_id: int | None = None,
) -> Source:
    """Return what the tables of a release are made from.

    Figures of some nodes and of one unit, where they are given.
    """
    overall = {one.unit_id: one for one in overall_figures(session, release)}
    own = overall.pop(release.round.root_id, None)
    return Source(
        release=release,
        method=stored_method(release.method),
        root=session.get_one(Unit, release.round.root_id),
        own=own,
        groups=groups(overall.values(), {}),
        exempted=exempted(session, release),
        figures=_figures(session, release, nodes, unit_id),
        earlier=read_earlier(session, release),
    )


def _figures(
    session: Session,
    release: Release,
    nodes: Collection[str] | None,
    unit_id: int | None,
) -> dict[tuple[int, str], Told]:
    # Plain rows: a province has tens of thousands of them.
    columns = (Figure.status, Figure.n, Figure.counts, Figure.value)
    query = select(Figure.unit_id, Figure.node, *columns).where(
        Figure.release_id == release.id
    )
    if nodes is not None:
        query = query.where(Figure.node.in_([ROOT, *nodes]))
    if unit_id is not None:
        query = query.where(Figure.unit_id == unit_id)
    return {(row[0], row[1]): Told(*row[2:]) for row in session.execute(query)}
