"""What the page of a reform under way needs: the chosen units and the form for them."""

from flask import current_app, request
from sqlalchemy.orm import Session

from survey import clock
from survey.access import Right, reach, require, scope
from survey.access.refusals import refused
from survey.manage.operations.reforms import Plan
from survey.manage.operations.reforms.followers import standing_counters
from survey.manage.reform.asked_for import n_new
from survey.manage.reform.choosing import (
    MOST_PARTS,
    Chosen,
    Found,
    chosen_units,
    find_units,
)
from survey.manage.reform.forms import ReformForm, form_for
from survey.models import Counter, ReformKind, Unit
from survey.tree import load_tree


def chosen_in_address(session: Session, kind: ReformKind) -> Chosen:
    """Return what the address says; units one may not change are refused."""
    given = request.args
    units = chosen_units(session, given.getlist("unit"))
    above = chosen_units(session, given.getlist("above")[:1])
    for unit in (*units, *above):
        require(Right.EDIT_UNITS, unit.id)
    parts = given.get("parts", 2, type=int)
    return Chosen(
        kind,
        units,
        above[0] if above else None,
        min(max(parts, 2), MOST_PARTS),
        given.get("q", "").strip()[:100],
    )


def found_for(session: Session, chosen: Chosen) -> list[Found]:
    """Return the units that were searched for, of those one may change."""
    day = clock.today(current_app.config["HAILONG"].zone)
    own = scope(Right.EDIT_UNITS)
    return find_units(session, chosen.search, today=day, scope=own)


def form_of(session: Session, chosen: Chosen) -> ReformForm | None:
    """Return the form for the chosen units; None while there are too few."""
    if not chosen.is_enough:
        return None
    is_split = chosen.kind == ReformKind.SPLIT
    old = chosen.units[0]
    made = form_for(
        n_new=n_new(chosen),
        old=old,
        parts=is_split,
        below=_below(session, old) if is_split else (),
        counters=_counters(session, old) if is_split else (),
    )
    return made()


def require_all(plan: Plan) -> None:
    """Refuse a reform that reaches beyond the units one may change."""
    for unit in plan.involved:
        require(Right.EDIT_UNITS, unit.id)
    tops = [one.parent for one in plan.opens] + [one.after for one in plan.placed]
    # A new top of the tree is a matter of the whole installation.
    if "" in tops and not reach().has_everywhere(Right.EDIT_UNITS):
        raise refused()


def _below(session: Session, unit: Unit) -> list[Unit]:
    """Return the units below one that are not over: today's, and those to come."""
    tree = load_tree(session)
    return [
        session.get_one(Unit, unit_id)
        for unit_id in tree.children(unit.id)
        if tree.nodes[unit_id].valid_to is None
    ]


def _counters(session: Session, unit: Unit) -> list[Counter]:
    day = clock.today(current_app.config["HAILONG"].zone)
    standing = standing_counters(session, load_tree(session), day)
    return [counter for counter, unit_id in standing if unit_id == unit.id]
