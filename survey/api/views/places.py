"""Units and rounds."""

from flask.typing import ResponseReturnValue
from sqlalchemy import select

from survey.access import ANYWHERE, Right, Way, needs, round_part_of, scope, unit_of
from survey.api import shapes
from survey.api.answers import cut, passing
from survey.api.asked import Asked, PageAsked, asked_for
from survey.api.blueprint import bp
from survey.api.described import described
from survey.api.queries import rounds_behind, units_behind
from survey.api.told import round_told, unit_told
from survey.db import get_session
from survey.models import Round, Unit
from survey.tree import unit_by_code


@bp.get("/units")
@described(
    "Các đơn vị trong phạm vi của khóa",
    "Units of all times that the token reaches.",
    told=shapes.UnitPage,
    asked=PageAsked,
    tag="units",
)
@needs(Right.SEE_UNITS, of=ANYWHERE, by=Way.PROGRAM)
def units() -> ResponseReturnValue:
    """List units."""
    asked, own = asked_for(PageAsked), scope(Right.SEE_UNITS)
    found = units_behind(get_session(), own, asked)
    rows, after = cut(found, asked, lambda unit: str(unit.id))
    items = [unit_told(unit, own) for unit in rows]
    return passing(shapes.UnitPage(items=items, next=after))


@bp.get("/units/<code>")
@described("Một đơn vị", "One unit.", told=shapes.Unit, tag="units")
@needs(Right.SEE_UNITS, of=unit_of("code"), by=Way.PROGRAM)
def unit(code: str) -> ResponseReturnValue:
    """Tell of one unit."""
    asked_for(Asked)
    found = unit_by_code(get_session(), code)
    return passing(unit_told(found, scope(Right.SEE_UNITS)))


@bp.get("/rounds")
@described(
    "Các đợt khảo sát có đơn vị trong phạm vi của khóa",
    "Rounds that take in a unit that the token reaches.",
    told=shapes.RoundPage,
    asked=PageAsked,
    tag="rounds",
)
@needs(Right.SEE_ROUNDS, of=ANYWHERE, by=Way.PROGRAM)
def rounds() -> ResponseReturnValue:
    """List rounds."""
    asked, own = asked_for(PageAsked), scope(Right.SEE_ROUNDS)
    found = rounds_behind(get_session(), own, asked)
    rows, after = cut(found, asked, lambda one: str(one.id))
    return passing(shapes.RoundPage(items=[_told(one) for one in rows], next=after))


@bp.get("/rounds/<code>")
@described("Một đợt khảo sát", "One round.", told=shapes.Round, tag="rounds")
@needs(Right.SEE_ROUNDS, of=round_part_of("code"), by=Way.PROGRAM)
def round_(code: str) -> ResponseReturnValue:
    """Tell of one round."""
    asked_for(Asked)
    found = get_session().scalars(select(Round).where(Round.code == code)).one()
    return passing(_told(found))


def _told(one: Round) -> shapes.Round:
    root = get_session().get_one(Unit, one.root_id)
    return round_told(one, root, scope(Right.SEE_ROUNDS))
