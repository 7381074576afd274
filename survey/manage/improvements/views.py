"""Pages where a unit says what it changed."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey import clock
from survey.access import Right, needs, unit_of
from survey.audit import Event, changes, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.improvements import improvements
from survey.manage.improvements.forms import ImprovementForm
from survey.manage.operations.improvements import (
    Telling,
    add_improvement,
    change_improvement,
    told,
)
from survey.models import Improvement, Round, Unit
from survey.rounds_in_sight import rounds_in_sight
from survey.tree import unit_by_code

AT_UNIT = "/don-vi/<code>/da-thay-doi"

bp = Blueprint("improvements", __name__)


@bp.get(AT_UNIT)
@needs(Right.WRITE_IMPROVEMENTS, of=unit_of("code"))
def of_unit(code: str) -> ResponseReturnValue:
    """List what a unit changed, drafts as well."""
    session = get_session()
    unit = unit_by_code(session, code)
    return render_template(
        "manage/improvements/list.html",
        unit=unit,
        improvements=improvements(session, unit_id=unit.id, has_drafts=True),
        has_round=bool(_rounds(unit)),
    )


@bp.route(f"{AT_UNIT}/moi", methods=["GET", "POST"])
@needs(Right.WRITE_IMPROVEMENTS, of=unit_of("code"))
def new(code: str) -> ResponseReturnValue:
    """Write down what the unit changed."""
    session = get_session()
    unit = unit_by_code(session, code)
    form, rounds = ImprovementForm(), _rounds(unit)
    form.offer(rounds, _today())
    if not form.validate_on_submit():
        return _form_page(form, unit)
    telling = _telling(form, rounds)
    row = add_improvement(session, unit, telling, by=current_user.email, today=_today())
    after = told(row, telling.round)
    code_of = f"{unit.code}/{row.id}"
    event = Event("improvement.added", "improvement", code_of, unit.id, after=after)
    keep(session, event)
    flash(_("Đã ghi."))
    return redirect(url_for(".of_unit", code=unit.code), 303)


@bp.route(f"{AT_UNIT}/<int(max=999999999):improvement_id>", methods=["GET", "POST"])
@needs(Right.WRITE_IMPROVEMENTS, of=unit_of("code"))
def edit(code: str, improvement_id: int) -> ResponseReturnValue:
    """Mend what was written, show it to everybody, or take it back."""
    session = get_session()
    unit = unit_by_code(session, code)
    row = _improvement(unit, improvement_id)
    form, rounds = ImprovementForm(obj=row), _rounds(unit, row.round)
    form.offer(rounds, _today())
    place = Place("improvement", f"{unit.code}/{row.id}")
    if form.is_submitted():
        check_revision(session, row, form.revision.data, place=place)
    else:
        form.round.data = row.round.code
        form.is_public.data = row.published_on is not None
    if not form.validate_on_submit():
        return _form_page(form, unit, is_edited=True)
    before, telling = told(row, row.round), _telling(form, rounds)
    change_improvement(row, telling, today=_today())
    changed = changes(before, told(row, telling.round))
    if changed["after"]:
        keep(session, Event("improvement.edited", *place, unit.id, **changed))
        flash(_("Đã ghi."))
    return redirect(url_for(".of_unit", code=unit.code), 303)


def _today() -> date:
    return clock.today(current_app.config["HAILONG"].zone)


def _improvement(unit: Unit, improvement_id: int) -> Improvement:
    row = get_session().get(Improvement, improvement_id)
    if row is None or row.unit_id != unit.id:
        raise Problem(_("Đơn vị này không có mục ấy."), status=404)
    return row


def _rounds(unit: Unit, own: Round | None = None) -> list[Round]:
    """Return the rounds that took in a unit, and the one that is chosen already."""
    found = rounds_in_sight(get_session(), {unit.id})
    return found if own is None or own in found else [own, *found]


def _telling(form: ImprovementForm, rounds: Sequence[Round]) -> Telling:
    chosen = next(one for one in rounds if one.code == form.round.data)
    return Telling(
        chosen,
        form.happened_on.data,
        form.text.data,
        form.text_en.data,
        form.is_public.data,
    )


def _form_page(
    form: ImprovementForm, unit: Unit, *, is_edited: bool = False
) -> ResponseReturnValue:
    page = render_template(
        "manage/improvements/form.html", form=form, unit=unit, is_edited=is_edited
    )
    return page, 422 if form.is_submitted() else 200
