"""The national picture of a year: who is ranked, who is missing, and by what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.models import KeptPack, Level, PackFigure
from survey.national.asked_for import Asked
from survey.national.ranked import Group, ranked
from survey.national.ways import Way, key_of, ways
from survey.packs.current import newest
from survey.packs.provinces import Province, has_register, provinces
from survey.packs.queries import figures_of, packs_of_year


class Node(NamedTuple):
    """What provinces can be ranked by; the whole index has no name of its own."""

    code: str
    name: str
    level: Level


@dataclass(frozen=True, slots=True)
class Picture:
    """All provinces of a year, as far as their packs are here."""

    year: int
    ways: Sequence[Way]
    way: Way
    nodes: Sequence[Node]
    node: Node
    own: Group  # of the register
    others: Group  # outside it, never ranked with those
    missing: Sequence[Province]  # no pack of the year
    elsewhere: Sequence[KeptPack]  # only by another method
    n_rounds: dict[str, int]  # of a subject, where there are several

    @property
    def n_ranked(self) -> int:
        """Return how many are ranked, in the register and outside it."""
        return len(self.own.rows) + len(self.others.rows)

    @property
    def has_register(self) -> bool:
        """Return whether the 34 were the provinces of the year."""
        return has_register(self.year)


def picture(session: Session, year: int, asked: Asked) -> Picture | None:
    """Return the picture of a year, by default by the way of most packs."""
    current = newest(packs_of_year(session, year))
    if not current:
        return None
    known = ways(current)
    way = next((one for one in known if one.key == asked.way), known[0])
    same = [one for one in current if key_of(one) == way.key]
    latest = latest_round(same)
    nodes = _nodes(session, latest)
    node = next((one for one in nodes if one.code == asked.node), nodes[0])
    figures = figures_of(session, latest, node.code)
    told = {pack_id: some[0] for pack_id, some in figures.items() if some}
    here = {one.subject for one in latest}
    return Picture(
        *(year, known, way, nodes, node),
        own=ranked((one for one in latest if one.province), told),
        others=ranked((one for one in latest if not one.province), told),
        missing=_missing(year, current),
        elsewhere=latest_round(one for one in current if one.subject not in here),
        n_rounds=_several(same),
    )


def latest_round(packs: Iterable[KeptPack]) -> list[KeptPack]:
    """Return of each subject the pack of the round that ended last."""
    found: dict[str, KeptPack] = {}
    for pack in sorted(packs, key=lambda one: (one.ends_on, one.kept_at, one.id)):
        found[pack.subject] = pack
    return list(found.values())


def nodes_of(figures: Iterable[PackFigure]) -> list[Node]:
    """Return what figures are of, criteria only where there is nothing above them."""
    every = [Node(one.node, one.name, one.level) for one in figures]
    above = [one for one in every if one.level != Level.CRITERION]
    return list(dict.fromkeys(above or every))


def _nodes(session: Session, packs: Sequence[KeptPack]) -> list[Node]:
    """Return the nodes of the method, of which packs may lack some."""
    figures = figures_of(session, packs)
    longest = max(figures.values(), key=len)
    return nodes_of(longest) or [Node("overall", "", Level.OVERALL)]


def _missing(year: int, packs: Iterable[KeptPack]) -> list[Province]:
    if not has_register(year):
        return []
    here = {one.province for one in packs}
    return [one for one in provinces() if one.code not in here]


def _several(packs: Iterable[KeptPack]) -> dict[str, int]:
    counted = Counter(one.subject for one in packs)
    return {subject: n for subject, n in counted.items() if n > 1}
