"""The units that new ones shall stand below, as somebody typed them."""

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import clock
from survey.access import Right, scope
from survey.manage.reform.forms import ReformForm
from survey.units_meant import MOST, units_like


def settle_parents(session: Session, form: ReformForm) -> bool:
    """Put the code of the unit that is meant into each field; tell where it is unclear.

    What means no unit of today may be the code of another new one: the plan knows.
    """
    day = clock.today(current_app.config["HAILONG"].zone)
    own = scope(Right.EDIT_UNITS)
    for field in form:
        if not field.name.endswith("-parent") or not field.data:
            continue
        found = units_like(session, field.data, scope=own, today=day)
        if len(found) == 1:
            field.data = found[0].code
        elif found:
            names = ", ".join(one.in_full for one in found[:MOST])
            field.errors = [
                _("Nhiều đơn vị có những từ này: %(names)s. Xin ghi mã.", names=names)
            ]
    return not form.errors
