"""Reading off a form which role is given, and on which unit."""

from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.access import Right
from survey.access.reach import Reach
from survey.accounts.people.forms import RoleForm
from survey.accounts.people.rules import may_give
from survey.errors import Problem
from survey.models import RoleName, Unit
from survey.unit_field import unit_meant


class Chosen(NamedTuple):
    """A role on a unit; without one on everything."""

    role: RoleName
    unit: Unit | None


def chosen_role(
    session: Session, form: RoleForm, *, own: Reach, today: date
) -> Chosen | None:
    """Return what a valid form asks to give; None when it does not say which unit.

    What somebody may not give is refused (403).
    """
    unit = None
    if not form.everywhere.data:
        scope = own.scope(Right.EDIT_PEOPLE)
        unit = unit_meant(session, form, scope=scope, today=today)
        if unit is None:
            return None
    if not may_give(own, form.given_role, unit.id if unit else None):
        raise Problem(
            _(
                "Bạn không trao được vai trò này ở đó: "
                "chỉ trao được những quyền chính bạn đang có."
            ),
            status=403,
        )
    return Chosen(form.given_role, unit)
