"""Whose sheets an index mixes, where a round asks more than one population."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Population, Release, StratumOrigin, Unit
from survey.tree import Tree, tree_of_round

Populations = tuple[Population, ...]


class Mixture(NamedTuple):
    """The populations a round asks, and those whose sheets a unit's index has."""

    asked: Populations
    counted: Populations

    @property
    def is_mixed(self) -> bool:
        """Return whether the index has sheets of more than one population."""
        return len(self.counted) > 1


def mixture_of(session: Session, release: Release, unit: Unit) -> Mixture | None:
    """Return whose sheets the index of a unit has; None where only one is asked."""
    round_ = release.round
    if len(round_.populations) < 2:
        return None
    counted = populations_counted(session, release, tree_of_round(session, round_))
    return Mixture(_in_order(round_.populations), counted.get(unit.id, ()))


def populations_counted(
    session: Session, release: Release, tree: Tree
) -> Mapping[int, Populations]:
    """Return by unit the populations whose sheets its figures have.

    Published counts do not say whose they are: they are of none.
    """
    query = (
        select(StratumOrigin.unit_id, StratumOrigin.population)
        .where(StratumOrigin.release_id == release.id, StratumOrigin.population != "")
        .distinct()
    )
    found: dict[int, set[str]] = defaultdict(set)
    for unit_id, population in session.execute(query):
        for above in (unit_id, *(tree.ancestors(unit_id) if unit_id in tree else ())):
            found[above].add(population)
    return {unit_id: _in_order(codes) for unit_id, codes in found.items()}


def _in_order(codes: Iterable[str]) -> Populations:
    found = set(codes)
    return tuple(one for one in Population if one in found)
