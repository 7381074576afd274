"""One unit: what it is, where it stands, what it continues, what it takes part in."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.manage.units.outline import Office, Outline
from survey.models import Counter, Lineage, Round, Unit
from survey.participation import chosen_units, is_chosen

MOST_ROUNDS = 12
MOST_BELOW = 50


@dataclass(frozen=True, slots=True)
class Kin:
    """A unit that this one continues, or that continues it."""

    unit: Unit
    lineage: Lineage
    is_seen: bool  # whether one may open its page


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a unit's page says beside the unit's own columns."""

    above: list[Office]
    below: list[Office]
    n_children: int
    n_below: int
    before: list[Kin]
    after: list[Kin]
    n_counters: int
    rounds: list[Round]


def portrait_of(
    session: Session, unit: Unit, outline: Outline, *, scope: Collection[int] | None
) -> Portrait:
    """Return what there is to say of a unit, as far as one may see it."""
    is_there = unit.id in outline.tree
    children = outline.tree.children(unit.id)
    return Portrait(
        above=outline.above(unit.id) if is_there else [],
        below=[outline.offices[child] for child in children[:MOST_BELOW]],
        n_children=len(children),
        n_below=outline.n_below.get(unit.id, 0),
        before=_before(session, unit, scope),
        after=_after(session, unit, scope),
        n_counters=_n_counters(session, unit, outline),
        rounds=_rounds(session, unit),
    )


def _before(session: Session, unit: Unit, scope: Collection[int] | None) -> list[Kin]:
    joined = select(Unit, Lineage).join(Lineage, Lineage.predecessor_id == Unit.id)
    mine = joined.where(Lineage.successor_id == unit.id).order_by(Unit.code)
    return [
        Kin(other, line, _sees(scope, other)) for other, line in session.execute(mine)
    ]


def _after(session: Session, unit: Unit, scope: Collection[int] | None) -> list[Kin]:
    joined = select(Unit, Lineage).join(Lineage, Lineage.successor_id == Unit.id)
    mine = joined.where(Lineage.predecessor_id == unit.id).order_by(Unit.code)
    return [
        Kin(other, line, _sees(scope, other)) for other, line in session.execute(mine)
    ]


def _sees(scope: Collection[int] | None, unit: Unit) -> bool:
    return scope is None or unit.id in scope


def _n_counters(session: Session, unit: Unit, outline: Outline) -> int:
    """Return how many counters are open in the unit itself."""
    day = outline.day
    is_open = Counter.closed_on.is_(None) | (Counter.closed_on > day)
    mine = select(func.count()).where(Counter.unit_id == unit.id, is_open)
    return session.scalar(mine) or 0


def _rounds(session: Session, unit: Unit) -> list[Round]:
    """Return the newest rounds that the unit takes part in, whoever holds them."""
    over, above = [unit.id], unit.parent
    while above is not None:
        over.append(above.id)
        above = above.parent
    held = select(Round).where(Round.root_id.in_(over)).order_by(Round.starts_on.desc())
    found = []
    for round_ in session.scalars(held.limit(MOST_ROUNDS)):
        if not chosen_units(session, round_.id) or is_chosen(
            session.connection(), round_.id, unit.id
        ):
            found.append(round_)
    return found
