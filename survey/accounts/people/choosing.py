"""Reading off a form which role is given, and on which unit."""

from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.access import Right
from survey.access.reach import Reach
from survey.accounts.people.forms import RoleForm
from survey.accounts.people.rules import may_give
from survey.accounts.people.units import MOST, Named, units_like
from survey.errors import Problem
from survey.i18n import number
from survey.models import RoleName, Unit


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
    if form.everywhere.data:
        unit_id = None
    else:
        found = _units(session, form, own=own, today=today)
        if len(found) != 1:
            return None
        unit_id = found[0].id
    if not may_give(own, form.given_role, unit_id):
        raise Problem(
            _(
                "Bạn không trao được vai trò này ở đó: "
                "chỉ trao được những quyền chính bạn đang có."
            ),
            status=403,
        )
    unit = session.get_one(Unit, unit_id) if unit_id is not None else None
    return Chosen(form.given_role, unit)


def _units(session: Session, form: RoleForm, *, own: Reach, today: date) -> list[Named]:
    """Return the units that the form can mean; tell on the form unless it is one."""
    if not form.given_unit:
        _tell(form, _("Xin ghi mã hoặc tên đơn vị."))
        return []
    scope = own.scope(Right.EDIT_PEOPLE)
    found = units_like(session, form.given_unit, scope=scope, today=today)
    if not found:
        _tell(form, _("Không có đơn vị nào như vậy trong phạm vi của bạn."))
    elif len(found) > MOST:
        n = number(len(found))
        _tell(form, _("%(n)s đơn vị có những từ này. Xin ghi rõ hơn.", n=n))
    elif len(found) > 1:
        _tell(form, _("Nhiều đơn vị có những từ này. Xin chọn một ở bên dưới."))
        form.offer_units(found)
    return found


def _tell(form: RoleForm, problem: str) -> None:
    form.unit.errors = [problem]
