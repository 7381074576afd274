"""Which units an address about a person is about: those they have a role on."""

from collections.abc import Iterable, Mapping

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.access import INSTALLATION
from survey.access.policy import Resolver, Wide
from survey.access.reach import Reach
from survey.accounts.people.codes import PersonCodes
from survey.accounts.people.queries import grants_of
from survey.errors import Problem
from survey.models import User


def person_codes() -> PersonCodes:
    """Return what makes and reads the codes of people in addresses."""
    return PersonCodes(current_app.config["SECRET_KEY"])


def person_id(code: str) -> int:
    """Return whom an address is about, or raise a `Problem` (404)."""
    found = person_codes().id_of(code)
    if found is None:
        raise nobody()
    return found


def nobody() -> Problem:
    """Return what is said of an address that stands for nobody."""
    return Problem(_("Không có người dùng này."), status=404)


def person_of(argument: str) -> Resolver:
    """Return what finds the units of the person whose code an argument is.

    Who has roles on everything only, or none, is seen by those who see everybody.
    """

    def _find(
        session: Session, args: Mapping[str, object], own: Reach
    ) -> Iterable[int] | Wide:
        user = session.get(User, person_id(str(args[argument])))
        if user is None:
            raise nobody()
        grants = grants_of(session, user)
        units = [grant.unit_id for grant in grants if grant.unit_id is not None]
        return units or INSTALLATION

    return _find
