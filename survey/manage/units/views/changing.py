"""Units created one by one, and what is written of them corrected."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import ANYWHERE, Right, needs, reach, scope, unit_of
from survey.audit import Event, changes, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.manage.operations.unit_edits import correct_unit, create_unit, state_of
from survey.manage.units.forms import CorrectForm, NewUnitForm
from survey.manage.units.opened import Looking
from survey.manage.units.views.blueprint import bp
from survey.manage.units.views.here import outline_of, today
from survey.models import Unit
from survey.spreadsheets import FileRefused
from survey.tree import unit_by_code

MOST_OFFERED = 500  # units in a list to choose from; others are typed


@bp.get("/cay-don-vi/moi")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def new() -> ResponseReturnValue:
    """Ask what a new unit shall be like."""
    parent = request.args.get("parent", "")[:32]
    return _new_page(NewUnitForm(formdata=None, parent=parent))


@bp.post("/cay-don-vi/moi")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def create() -> ResponseReturnValue:
    """Create a unit, below another or at the top."""
    session, form = get_session(), NewUnitForm()
    form.offer()
    if not form.validate() or not _has_place(form):
        return _new_page(form), 422
    try:
        made = create_unit(session, form.written(), scope=scope(Right.EDIT_UNITS))
    except FileRefused as refused:
        form.take(refused)
        return _new_page(form), 422
    after = state_of(made) | {"parent": form.parent.data}
    keep(session, Event("unit.created", "unit", made.code, made.id, after=after))
    return redirect(url_for("units.unit", code=made.code), 303)


def _has_place(form: NewUnitForm) -> bool:
    """Note a parent that is missing: only who may change all founds a new top."""
    if not form.parent.data and not reach().has_everywhere(Right.EDIT_UNITS):
        form.parent.errors = [_("Xin chọn đơn vị cấp trên.")]
        return False
    return True


def _new_page(form: NewUnitForm) -> str:
    form.offer()
    outline = outline_of(Looking(today()), Right.EDIT_UNITS)
    if len(outline) and not form.is_submitted():
        # Not for the first: all units below it would have to begin as late.
        form.valid_from.data = today()
    parent = outline.ids.get(form.parent.data or "")
    choices = [outline.offices[unit_id] for unit_id in outline.walk[:MOST_OFFERED]]
    return render_template(
        "manage/units/new.html",
        form=form,
        parent=outline.offices[parent] if parent is not None else None,
        choices=choices,
        groups=outline.groups,
        is_first=not len(outline),
    )


@bp.get("/cay-don-vi/<code>/sua")
@needs(Right.EDIT_UNITS, of=unit_of("code"))
def edit(code: str) -> ResponseReturnValue:
    """Show what is written of a unit, to be corrected."""
    found = unit_by_code(get_session(), code)
    return _edit_page(found, _opened(CorrectForm(formdata=None, obj=found), found))


@bp.post("/cay-don-vi/<code>/sua")
@needs(Right.EDIT_UNITS, of=unit_of("code"))
def correct(code: str) -> ResponseReturnValue:
    """Correct what is written of a unit."""
    session = get_session()
    found = unit_by_code(session, code)
    form = _opened(CorrectForm(), found)
    check_revision(session, found, form.revision.data, place=Place("unit", code))
    if not form.validate():
        return _edit_page(found, form), 422
    before = state_of(found)
    try:
        correct_unit(session, found, form.written())
    except FileRefused as refused:
        form.take(refused)
        return _edit_page(found, form), 422
    told = changes(before, state_of(found))
    if told["after"]:
        keep(session, Event("unit.corrected", "unit", found.code, found.id, **told))
    return redirect(url_for("units.unit", code=code), 303)


def _opened(form: CorrectForm, unit: Unit) -> CorrectForm:
    """Return the form for a unit; one that has no end is not ended by it."""
    form.offer()
    if unit.valid_to is None:
        del form.valid_to
    return form


def _edit_page(found: Unit, form: CorrectForm) -> str:
    outline = outline_of(Looking(today()), Right.EDIT_UNITS)
    return render_template(
        "manage/units/edit.html", unit=found, form=form, groups=outline.groups
    )
