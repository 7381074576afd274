"""One province: its packs, and where it stands by each of its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.models import KeptPack, PackFigure
from survey.national.nodes import Node, nodes_of
from survey.national.ranked import Row, name_of, ranked
from survey.national.ways import key_of
from survey.national.year_before import Since, Why, YearBefore
from survey.packs.current import latest_round, newest
from survey.packs.names import Names, names_in
from survey.packs.queries import figures_of, packs_of_subject, packs_of_year


@dataclass(frozen=True, slots=True)
class Place:
    """A figure of the province, and its row among the others; none if not told."""

    node: Node
    row: Row | None
    n: int  # provinces that are ranked by it
    since: Since | None  # the year before; none if not told


@dataclass(frozen=True, slots=True)
class ProvincePage:
    """Everything its packs say of a province."""

    name: str
    packs: Sequence[KeptPack]
    current: frozenset[int]  # packs that none supersedes
    pack: KeptPack  # whose figures are shown: of the newest year, the latest round
    names: Names
    places: tuple[Place, ...]

    @property
    def year_before(self) -> int:
        """Return the year that changes are since."""
        return self.pack.year - 1

    @property
    def has_before(self) -> bool:
        """Return whether there is a pack of the year before, of whatever way."""
        told = [one.since for one in self.places if one.since]
        return any(one.why != Why.NO_PACK for one in told)


def province_page(session: Session, subject: str) -> ProvincePage | None:
    """Return the page of a province; nothing if there is no pack of it."""
    packs = packs_of_subject(session, subject)
    if not packs:
        return None
    current = newest(packs)
    [pack] = latest_round(current)
    names = names_in(session, pack)
    return ProvincePage(
        name=name_of(pack),
        packs=packs,
        current=frozenset(one.id for one in current),
        pack=pack,
        names=names,
        places=tuple(_places(session, pack, names)),
    )


def _places(session: Session, pack: KeptPack, names: Names) -> Iterator[Place]:
    """Yield its figures, each among those of the same year, way and register."""
    every = latest_round(
        one
        for one in newest(packs_of_year(session, pack.year))
        if key_of(one) == key_of(pack) and bool(one.province) == bool(pack.province)
    )
    figures = figures_of(session, every)
    before = YearBefore.of(session, pack)
    for node in nodes_of(figures.get(pack.id, []), names):
        group = ranked(every, _of_node(figures, node.code))
        own = next((row for row in group.rows if row.pack.id == pack.id), None)
        since = before.since(group, node.code).get(pack.id)
        yield Place(node, own, len(group.rows), since)


def _of_node(figures: dict[int, list[PackFigure]], node: str) -> dict[int, PackFigure]:
    return {
        pack_id: one
        for pack_id, some in figures.items()
        for one in some
        if one.node == node
    }
