"""Whose sheets an index mixes, where a round asks more than one population."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Population, Release, StratumOrigin, Unit
from survey.tree import tree_of_round


class Mixture(NamedTuple):
    """The populations a round asks, and those whose sheets a unit's index has."""

    asked: tuple[Population, ...]
    counted: tuple[Population, ...]


def mixture_of(session: Session, release: Release, unit: Unit) -> Mixture | None:
    """Return whose sheets the index of a unit has; None where only one is asked."""
    round_ = release.round
    if len(round_.populations) < 2:
        return None
    below = tree_of_round(session, round_).subtree(unit.id)
    query = (
        select(StratumOrigin.population)
        .where(StratumOrigin.release_id == release.id, StratumOrigin.unit_id.in_(below))
        .distinct()
    )
    found = set(session.scalars(query))
    return Mixture(
        tuple(one for one in Population if one in round_.populations),
        tuple(one for one in Population if one in found),
    )
