"""The person behind the request, and how far their grants reach."""

from flask import current_app, g
from flask_security import current_user

from survey.access.reach import Reach
from survey.access.refusals import SecondFactorNeeded, foreign, refused
from survey.access.rights import PRIVILEGED, Right
from survey.access.second_factor import needs_second_factor
from survey.access.tokens import token_of_request
from survey.clock import today
from survey.config import Settings
from survey.db import get_session
from survey.errors import Problem
from survey.models import Unit
from survey.tree import unit_by_code


def own_id() -> int:
    """Return the number of the person who is signed in."""
    id_: int = current_user.id
    return id_


def reach() -> Reach:
    """Return the reach of the person behind this request, read once."""
    if "reach" not in g:
        settings: Settings = current_app.config["HAILONG"]
        token, day = token_of_request(), today(settings.zone)
        within = token.unit_id if token else None
        g.reach = Reach(get_session(), own_id(), today=day, within=within)
    found: Reach = g.reach
    return found


def scope(right: Right) -> frozenset[int] | None:
    """Return the units a list may show, by number; None when it may show all."""
    return reach().scope(right)


def may(right: Right, unit_id: int | None = None) -> bool:
    """Return whether a right is held on a unit, or anywhere when none is given.

    It decides which links a page shows; `needs` and `require` guard where they lead.
    """
    if not current_user.is_authenticated:
        return False
    return reach().has(right) if unit_id is None else reach().holds(right, unit_id)


def require(right: Right, unit_id: int) -> None:
    """Refuse the request unless a right is held on a unit that a form names.

    Policies guard what an address names; this guards what else a form brings in.
    """
    if not reach().sees(unit_id):
        raise foreign()
    if not reach().holds(right, unit_id):
        raise refused()
    require_second_factor(right)


def unit_named(right: Right, code: str) -> Unit:
    """Return a unit that an address brings in besides, or refuse the request.

    To who does not see everything missing and foreign look the same.
    """
    try:
        unit = unit_by_code(get_session(), code)
    except Problem:
        if reach().sees_everything():
            raise
        raise foreign() from None
    require(right, unit.id)
    return unit


def require_second_factor(right: Right) -> None:
    """Refuse the request if a right needs a second factor and there is none."""
    if right in PRIVILEGED and needs_second_factor():
        raise SecondFactorNeeded
