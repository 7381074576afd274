"""Published releases, and the units that are searched for in them."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.errors import Problem
from survey.models import Figure, Release, Unit
from survey.paging import Page
from survey.public.rates import (
    is_of_rates,
    one_of_each_unit,
)
from survey.public.sight import overall_figures, sight_of
from survey.published import Published, public_releases, publications
from survey.units_sought import Sought

SIZE = 50  # units that a search lists on a page


class Withdrawn(Exception):
    """The release was published once and has been withdrawn."""

    def __init__(self, published: Published) -> None:
        super().__init__()
        self.published = published


def published_release(session: Session, code: str, number: int) -> Published:
    """Return a published release; raise a `Problem` (404), or that it is withdrawn."""
    every = publications(session).values()
    found = [
        one
        for one in every
        if (one.release.round.code, one.release.number) == (code, number)
    ]
    if not found:
        raise Problem(_("Không có kết quả nào được công bố ở địa chỉ này."), status=404)
    if found[0].withdrawn is not None:
        raise Withdrawn(found[0])
    return found[0]


def newest_of_round(session: Session, code: str) -> Published:
    """Return the newest published release of a round, or raise a `Problem` (404)."""
    for one in public_releases(session):
        if one.release.round.code == code:
            return one
    message = _("Đợt khảo sát này chưa có kết quả nào được công bố.")
    raise Problem(message, status=404)


def units_found(session: Session, release: Release, asked: Sought) -> Page[Figure]:
    """Return a page of the overall figures of the units searched for, by name."""
    every = (
        one_of_each_unit(session, release)
        if is_of_rates(release)
        else overall_figures(session, release, sight_of(session, release)).values()
    )
    found = [figure for figure in every if asked.finds(figure.unit)]
    found.sort(key=lambda figure: (figure.unit.name, figure.unit.code))
    turn = asked.turn(len(found), size=SIZE)
    return Page(found[turn.offset : turn.offset + turn.size], turn)


def says_nothing_of(code: str) -> Problem:
    """Return the refusal for a unit that a release has no figures of."""
    message = _("Kết quả này không nói về đơn vị mang mã “%(code)s”.", code=code)
    return Problem(message, status=404)


def unit_of(session: Session, code: str) -> Unit | None:
    """Return the unit of a code, if there is one."""
    if not may_exist(code):
        return None
    return session.scalar(select(Unit).where(Unit.code == code))
