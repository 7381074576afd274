"""Rounds as their pages show them, cut to the units somebody may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.manage.rounds.states import State, next_words, state_of
from survey.models import Release, Response, Round, Unit, UnitKind
from survey.participation import chosen_units, participants
from survey.tree import Tree, load_tree, tree_of_round


@dataclass(frozen=True, slots=True)
class Listed:
    """A round in the list of all."""

    round: Round
    root: Unit
    n_units: int  # that take part, of all times
    is_of_some: bool  # units were chosen
    state: State
    next: str


class Participant(NamedTuple):
    """A unit that takes part: of twelve thousand, whole rows would take a second."""

    id: int
    code: str
    name: str
    name_en: str
    kind: UnitKind
    ranking_group: str
    parent_id: int | None


def listed_rounds(
    session: Session, *, day: date, scope: Collection[int] | None
) -> dict[State, list[Listed]]:
    """Return the rounds by state, the newest first; with a scope those touching it."""
    tree = load_tree(session)
    newest = select(Round).order_by(Round.starts_on.desc(), Round.id.desc())
    found: dict[State, list[Listed]] = {state: [] for state in State}
    for round_ in session.scalars(newest):
        listed = _listed(session, round_, day=day, tree=tree, scope=scope)
        if listed is not None:
            found[listed.state].append(listed)
    return {state: rounds for state, rounds in found.items() if rounds}


def listed_round(
    session: Session, round_: Round, *, day: date, scope: Collection[int] | None
) -> Listed | None:
    """Return a round as the list shows it; None when nothing of it may be seen."""
    tree = load_tree(session)
    return _listed(session, round_, day=day, tree=tree, scope=scope)


def _listed(
    session: Session,
    round_: Round,
    *,
    day: date,
    tree: Tree,
    scope: Collection[int] | None,
) -> Listed | None:
    last = round_.closed_on or round_.ends_on
    tree = tree.during(round_.starts_on, last, root_id=round_.root_id)
    units = participants(session, round_, tree)
    seen = units if scope is None else units.intersection(scope)
    if scope is not None and not seen and round_.root_id not in scope:
        return None
    standing = tree.on(min(max(day, round_.starts_on), round_.ends_on))
    return Listed(
        round=round_,
        root=session.get_one(Unit, round_.root_id),
        n_units=sum(1 for unit_id in seen if unit_id in standing),
        is_of_some=bool(chosen_units(session, round_.id)),
        state=state_of(round_, day),
        next=next_words(round_, day),
    )


def units_taking_part(
    session: Session, round_: Round, *, scope: Collection[int] | None = None
) -> list[Participant]:
    """Return the units of a round that exist at some time of it, in the tree's order.

    With a scope only these of them.
    """
    tree = tree_of_round(session, round_)
    seen = participants(session, round_, tree)
    if scope is not None:
        seen = seen.intersection(scope)
    columns = (getattr(Unit, name) for name in Participant._fields)
    rows = session.execute(
        select(*columns).where(
            Unit.valid_from <= round_.ends_on,
            Unit.valid_to.is_(None) | (Unit.valid_to >= round_.starts_on),
        )
    )
    units = {row.id: Participant(*row) for row in rows if row.id in seen}
    walk = tree.subtree(round_.root_id)
    return [units[unit_id] for unit_id in walk if unit_id in units]


def has_sheets(session: Session, round_: Round) -> bool:
    """Return whether a sheet came in."""
    query = select(Response.round_id).where(Response.round_id == round_.id).limit(1)
    return session.scalar(query) is not None


def newest_release(session: Session, round_: Round) -> Release | None:
    """Return the newest release of a round."""
    query = select(Release).where(Release.round_id == round_.id)
    newest = query.order_by(Release.number.desc()).limit(1)
    return session.scalar(newest.options(joinedload(Release.round)))
