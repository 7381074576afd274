"""Those who call on people: added, and taken off the lists."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from survey.access import ANYWHERE, Right, needs, require, scope
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.operations.sampling.fieldwork import add_enumerator
from survey.manage.sampling.asked_for import today
from survey.manage.sampling.blueprint import bp
from survey.manage.sampling.forms import EnumeratorForm
from survey.manage.sampling.places import enumerator_units
from survey.models import Enumerator


@bp.route("/chon-mau/dieu-tra-vien", methods=["GET", "POST"])
@needs(Right.PLAN_FIELDWORK, of=ANYWHERE)
def enumerators() -> ResponseReturnValue:
    """Show the enumerators of one's units, and add one."""
    session, form = get_session(), EnumeratorForm()
    own = scope(Right.PLAN_FIELDWORK)
    form.look_among(session, scope=own, today=today())
    if form.validate_on_submit():
        try:
            return _added(form)
        except Problem as problem:
            form.name.errors = [problem.message]
    query = select(Enumerator).options(joinedload(Enumerator.unit))
    found = session.scalars(query.order_by(Enumerator.name, Enumerator.id))
    page = render_template(
        "manage/sampling/enumerators.html",
        form=form,
        enumerators=[e for e in found if own is None or e.unit_id in own],
    )
    return page, 422 if form.is_submitted() else 200


@bp.post("/chon-mau/dieu-tra-vien/<int(max=999999999):enumerator_id>/nghi")
@needs(Right.PLAN_FIELDWORK, of=enumerator_units)
def rest(enumerator_id: int) -> ResponseReturnValue:
    """Take an enumerator off the lists, or put them on again."""
    session = get_session()
    found = session.get_one(Enumerator, enumerator_id)
    found.active = not found.active
    event = Event(
        "enumerator.changed",
        "enumerator",
        str(found.id),
        found.unit_id,
        {"active": not found.active},
        {"active": found.active},
    )
    keep(session, event)
    return redirect(url_for("sampling.enumerators"))


def _added(form: EnumeratorForm) -> ResponseReturnValue:
    session, unit = get_session(), form.meant
    require(Right.PLAN_FIELDWORK, unit.id)
    added = add_enumerator(session, unit, " ".join(form.name.data.split()))
    after = {"name": added.name, "unit": unit.code}
    place = str(added.id)
    keep(session, Event("enumerator.added", "enumerator", place, unit.id, after=after))
    flash(_("Đã thêm điều tra viên %(name)s.", name=added.name))
    return redirect(url_for("sampling.enumerators"))
