"""What a release froze, as a map needs it: strata by unit, overall figures, domains."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.measure import Stratum as Statistics
from survey.methods.method import ROOT
from survey.models import Figure, Release, Status, Stratum, Weighting
from survey.tree import Tree, tree_of_round

HELD_BACK = {Status.WITHHELD, Status.SECONDARY}


@dataclass(frozen=True, slots=True)
class Part:
    """Strata of a unit whose sheets count for the same, put together."""

    statistics: Statistics
    weight: float


@dataclass(frozen=True, slots=True)
class Frozen:
    """One release: who collected, what is shown, and who makes up each figure."""

    release: Release
    parts: Mapping[int, list[Part]]  # by collecting unit; empty if unreadable
    figures: Mapping[int, Figure]  # overall, by unit
    domains: Mapping[int, frozenset[int]]  # collecting units at or below each

    @classmethod
    def of(cls, session: Session, release: Release) -> Self:
        """Read a release."""
        query = select(Stratum).where(
            Stratum.release_id == release.id, Stratum.counted_in > 0
        )
        rows = list(session.scalars(query.order_by(Stratum.unit_id, Stratum.service)))
        figures = select(Figure).where(
            Figure.release_id == release.id, Figure.node == ROOT
        )
        tree = tree_of_round(session, release.round)
        collecting = sorted({row.unit_id for row in rows})
        return cls(
            release,
            _parts(rows, is_joined=release.weighting == Weighting.TRANSACTIONS),
            {figure.unit_id: figure for figure in session.scalars(figures)},
            _domains(tree, release.round.root_id, collecting),
        )

    @property
    def collecting(self) -> list[int]:
        """Return the units that sheets were counted of."""
        return sorted({one for members in self.domains.values() for one in members})

    @property
    def is_readable(self) -> bool:
        """Return whether this software can add up what was frozen."""
        return bool(self.parts)

    def n_withheld(self, unit_ids: Iterable[int]) -> int:
        """Return how many sheets the units among these have that are not shown."""
        return sum(self.figures[id_].n for id_ in self.withheld(unit_ids))

    def withheld(self, unit_ids: Iterable[int]) -> frozenset[int]:
        """Return the collecting units among these whose figure is held back.

        For having few sheets itself, or beside another that has: told in a pooled
        figure, the second would give the first away.
        """
        return frozenset(
            id_
            for id_ in unit_ids
            if id_ in self.figures and self.figures[id_].status in HELD_BACK
        )


def _parts(rows: Iterable[Stratum], *, is_joined: bool) -> dict[int, list[Part]]:
    """Return the statistics by unit; strata of one total are put together.

    Those of a unit that share a total count for the same: by their weight they are
    found again.
    """
    groups: dict[tuple[int, object], list[Statistics]] = defaultdict(list)
    try:
        for at, row in enumerate(rows):
            key = (row.unit_id, row.weight if is_joined else (at, row.weight))
            groups[key].append(Statistics.from_bytes(row.statistics))
    except ValueError:
        return {}
    found: dict[int, list[Part]] = defaultdict(list)
    for (unit_id, weight), statistics in groups.items():
        value = weight if isinstance(weight, float) else weight[1]  # type: ignore[index]
        found[unit_id].append(Part(reduce(Statistics.merge, statistics), value))
    return dict(found)


def _domains(
    tree: Tree, root_id: int, collecting: Iterable[int]
) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for unit_id in collecting:
        chain = (unit_id, *tree.ancestors(unit_id))
        reach = chain.index(root_id) + 1 if root_id in chain else 1
        for above in chain[:reach]:
            found[above].add(unit_id)
    return {unit_id: frozenset(members) for unit_id, members in found.items()}
