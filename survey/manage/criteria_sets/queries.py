"""Sets of criteria there are, and those that come with the product."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import CriteriaSet
from survey.par import CriteriaSet as Content
from survey.par import criteria_set_of_toml, shipped_sets


def criteria_sets(session: Session) -> list[CriteriaSet]:
    """Return every version of every set, the newest year and version first."""
    order = (CriteriaSet.year.desc(), CriteriaSet.code, CriteriaSet.version.desc())
    return list(session.scalars(select(CriteriaSet).order_by(*order)))


def not_taken_up(session: Session) -> dict[str, Content]:
    """Return the sets that come with the product and are not in the database."""
    known = {(one.code, one.year) for one in criteria_sets(session)}
    shipped = {
        name: criteria_set_of_toml(file.read_text(encoding="utf-8"))
        for name, file in shipped_sets().items()
    }
    return {n: s for n, s in shipped.items() if (s.code, s.year) not in known}


def set_by_id(session: Session, set_id: int) -> CriteriaSet:
    """Return a set, or raise a `Problem` (404)."""
    found = session.get(CriteriaSet, set_id)
    if found is None:
        raise Problem(_("Không có bộ tiêu chí này."), status=404)
    return found
