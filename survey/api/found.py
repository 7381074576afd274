"""What an address names: a release of a round, a unit that may be read about."""

from sqlalchemy import select

from survey.access import Right, require
from survey.access.refusals import foreign
from survey.api.asked import OfUnitsAsked
from survey.db import get_session
from survey.models import Release, Unit
from survey.releases import release_by_code


def release_found(code: str, number: int) -> Release:
    """Return a release, or raise a `Problem` (404)."""
    return release_by_code(get_session(), code, number)


def require_unit(asked: OfUnitsAsked) -> None:
    """Refuse to say anything of a unit that is foreign, or not there."""
    if asked.unit is None:
        return
    found = get_session().scalar(select(Unit.id).where(Unit.code == asked.unit))
    if found is None:
        raise foreign()
    require(Right.SEE_RESULTS, found)
