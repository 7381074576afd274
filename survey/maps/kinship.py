"""Which units of a day a unit was or became."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Lineage
from survey.tree import Node, load_tree


class Link(NamedTuple):
    """One unit continues another; `share` is the part of it that went there."""

    old: int
    new: int
    happened_on: date
    share: float | None


class Image(NamedTuple):
    """A unit of the day that stands for another, and how much of it, if that is known.

    `is_later` says which way was gone: a part of a unit is only known forwards.
    """

    unit_id: int
    share: float | None
    is_later: bool


@dataclass(frozen=True, slots=True)
class Kinship:
    """All units there are and were, and who continues whom."""

    nodes: Mapping[int, Node]
    heirs: Mapping[int, list[Link]]
    before: Mapping[int, list[Link]]

    @classmethod
    def of(cls, nodes: Mapping[int, Node], links: Iterable[Link]) -> Self:
        """Return the kinship of some units."""
        heirs: dict[int, list[Link]] = defaultdict(list)
        before: dict[int, list[Link]] = defaultdict(list)
        for link in links:
            heirs[link.old].append(link)
            before[link.new].append(link)
        return cls(nodes, heirs, before)

    def by(self, day: date) -> Self:
        """Return the kinship as it was on a day: what came later is left out."""
        before = {
            new: [link for link in links if link.happened_on <= day]
            for new, links in self.before.items()
        }
        return type(self)(self.nodes, self.heirs, before)

    def images(self, unit_id: int, day: date) -> list[Image]:
        """Return what a unit was or became on a day; nothing where it has no kin."""
        node = self.nodes[unit_id]
        if node.is_valid_on(day) or node.valid_from > day:
            origins = self._origins(unit_id, day)
            is_itself = origins == {unit_id}
            share = 1.0 if is_itself else None
            return [Image(one, share, is_itself) for one in sorted(origins)]
        shares = self._heirs_on(unit_id, day)
        return [Image(one, share, is_later=True) for one, share in shares.items()]

    def _heirs_on(self, unit_id: int, day: date) -> dict[int, float | None]:
        """Return the units of a day that continue one, with the part that went over."""
        if self.nodes[unit_id].is_valid_on(day):
            return {unit_id: 1.0}
        links = [
            link for link in self.heirs.get(unit_id, ()) if link.happened_on <= day
        ]
        found: dict[int, float | None] = {}
        for link in links:
            own = 1.0 if len(links) == 1 else link.share
            for heir, further in self._heirs_on(link.new, day).items():
                part = None if own is None or further is None else own * further
                known = found.get(heir, 0.0)
                found[heir] = None if part is None or known is None else known + part
        return found

    def _origins(self, unit_id: int, day: date) -> set[int]:
        """Return the units of an earlier day that one came from, or took in since."""
        found = {unit_id} if self.nodes[unit_id].is_valid_on(day) else set()
        for link in self.before.get(unit_id, ()):
            if link.happened_on > day:
                found |= self._origins(link.old, day)
        return found


def load_kinship(session: Session) -> Kinship:
    """Return the kinship of all units."""
    columns = (Lineage.predecessor_id, Lineage.successor_id, Lineage.happened_on)
    rows = session.execute(select(*columns, Lineage.share))
    return Kinship.of(load_tree(session).nodes, (Link(*row) for row in rows))
