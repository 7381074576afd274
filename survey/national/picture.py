"""The national picture of a year: who is ranked, who is missing, and by what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.models import KeptPack, Level
from survey.national.asked_for import Asked
from survey.national.nodes import Node, nodes_of
from survey.national.ranked import Group, ranked
from survey.national.ways import Way, key_of, named_ways
from survey.national.year_before import Since, Why, YearBefore
from survey.packs.current import latest_round, newest
from survey.packs.names import names_in
from survey.packs.provinces import Province, has_register, provinces
from survey.packs.queries import figures_of, packs_of_year


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
    elsewhere: Sequence[tuple[KeptPack, Way]]  # only by another method
    n_rounds: dict[str, int]  # of a subject, where there are several
    since: dict[int, Since]  # the year before, of each pack that is ranked

    @property
    def n_ranked(self) -> int:
        """Return how many are ranked, in the register and outside it."""
        return len(self.own.rows) + len(self.others.rows)

    @property
    def year_before(self) -> int:
        """Return the year that changes are since."""
        return self.year - 1

    @property
    def has_before(self) -> bool:
        """Return whether somebody has a pack of the year before, of whatever way."""
        return any(one.why != Why.NO_PACK for one in self.since.values())

    @property
    def has_register(self) -> bool:
        """Return whether the 34 were the provinces of the year."""
        return has_register(self.year)


def picture(session: Session, year: int, asked: Asked) -> Picture | None:
    """Return the picture of a year, by default by the way of most packs."""
    current = newest(packs_of_year(session, year))
    if not current:
        return None
    known = named_ways(session, current)
    way = next((one for one in known if one.key == asked.way), known[0])
    same = [one for one in current if key_of(one) == way.key]
    latest = latest_round(same)
    nodes = _nodes(session, latest)
    node = next((one for one in nodes if one.code == asked.node), nodes[0])
    figures = figures_of(session, latest, node.code)
    told = {pack_id: some[0] for pack_id, some in figures.items() if some}
    here = {one.subject for one in latest}
    own = ranked((one for one in latest if one.province), told)
    others = ranked((one for one in latest if not one.province), told)
    before = YearBefore.of(session, latest[0])
    return Picture(
        *(year, known, way, nodes, node, own, others),
        missing=_missing(year, current),
        elsewhere=_elsewhere(
            (one for one in current if one.subject not in here), known
        ),
        n_rounds=_several(same),
        since=before.since(own, node.code) | before.since(others, node.code),
    )


def _nodes(session: Session, packs: Sequence[KeptPack]) -> list[Node]:
    """Return the nodes of the method, of which packs may lack some."""
    figures = figures_of(session, packs)
    longest = max(packs, key=lambda one: len(figures[one.id]))
    found = nodes_of(figures[longest.id], names_in(session, longest))
    return found or [Node("overall", "", Level.OVERALL)]


def _elsewhere(
    packs: Iterable[KeptPack], known: Sequence[Way]
) -> list[tuple[KeptPack, Way]]:
    by_key = {way.key: way for way in known}
    return [(one, by_key[key_of(one)]) for one in latest_round(packs)]


def _missing(year: int, packs: Iterable[KeptPack]) -> list[Province]:
    if not has_register(year):
        return []
    here = {one.province for one in packs}
    return [one for one in provinces() if one.code not in here]


def _several(packs: Iterable[KeptPack]) -> dict[str, int]:
    counted = Counter(one.subject for one in packs)
    return {subject: n for subject, n in counted.items() if n > 1}
