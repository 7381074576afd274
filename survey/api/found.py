"""What an address names: a release of a round, a unit that may be read about."""

from flask_babel import gettext as _
from sqlalchemy import select

from survey.access import Right, require
from survey.access.refusals import foreign
from survey.api.asked import OfUnitsAsked
from survey.api.queries import release_numbered
from survey.db import get_session
from survey.errors import Problem
from survey.models import Release, Unit


def release_found(code: str, number: int) -> Release:
    """Return a release, or raise a `Problem` (404)."""
    found = release_numbered(get_session(), code, number)
    if found is None:
        message = _(
            "Đợt khảo sát “%(code)s” không có kết quả số %(number)d.",
            code=code,
            number=number,
        )
        raise Problem(message, status=404)
    return found


def require_unit(asked: OfUnitsAsked) -> None:
    """Refuse to say anything of a unit that is foreign, or not there."""
    if asked.unit is None:
        return
    found = get_session().scalar(select(Unit.id).where(Unit.code == asked.unit))
    if found is None:
        raise foreign()
    require(Right.SEE_RESULTS, found)
