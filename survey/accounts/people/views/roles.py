"""The page of one person, and their roles: given, taken back."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import words
from survey.access import Right, needs, own_id, reach, scope
from survey.access.refusals import refused
from survey.accounts.people import events
from survey.accounts.people.blueprint import bp
from survey.accounts.people.changing import person_to_change
from survey.accounts.people.choosing import chosen_role
from survey.accounts.people.forms import AccountForm, HeldRoleForm, RoleForm
from survey.accounts.people.operations import give_role, take_role
from survey.accounts.people.places import nobody, person_id, person_of
from survey.accounts.people.queries import grants_of, is_within
from survey.accounts.people.rules import may_give
from survey.accounts.people.sight import givable_roles, person_seen
from survey.audit import keep
from survey.clock import today
from survey.db import get_session
from survey.errors import Problem
from survey.models import Grant, User
from survey.signed_in import fresh_required, is_fresh


@bp.get("/nguoi-dung/<code>")
@needs(Right.SEE_PEOPLE, of=person_of("code"))
def person(code: str) -> ResponseReturnValue:
    """Show somebody's roles and account."""
    user = get_session().get(User, person_id(code))
    if user is None:
        raise nobody()
    return _page(code, user, _form())


@bp.post("/nguoi-dung/<code>/vai-tro")
@needs(Right.EDIT_PEOPLE, of=person_of("code"))
@fresh_required
def give(code: str) -> ResponseReturnValue:
    """Give somebody a role on a unit."""
    form, session = _form(), get_session()
    user = person_to_change(code, form)
    if not form.validate():
        return _page(code, user, form), 422
    day = today(current_app.config["HAILONG"].zone)
    chosen = chosen_role(session, form, own=reach(), today=day)
    if chosen is None:
        return _page(code, user, form), 422
    try:
        given = give_role(session, user, chosen.role, chosen.unit)
    except Problem as problem:
        form.role.errors = [problem.message]
        return _page(code, user, form), problem.status
    keep(session, events.role_given(user, given))
    flash(_("Đã trao vai trò %(role)s.", role=words.role_word(chosen.role)))
    return redirect(url_for(".person", code=code), 303)


@bp.post("/nguoi-dung/<code>/vai-tro/thu-hoi")
@needs(Right.EDIT_PEOPLE, of=person_of("code"))
@fresh_required
def take(code: str) -> ResponseReturnValue:
    """Take a role back."""
    form, session = HeldRoleForm(), get_session()
    user = person_to_change(code, form)
    held = _held(user, form)
    if not may_give(reach(), held.role, held.unit_id):
        raise refused()
    role, unit = held.role, held.unit
    take_role(session, user, role, unit)
    keep(session, events.role_taken(user, role, unit))
    flash(_("Đã thu hồi vai trò %(role)s.", role=words.role_word(role)))
    return redirect(_after(user, code), 303)


def _held(user: User, form: HeldRoleForm) -> Grant:
    """Return the role that a form names, as far as it is in sight."""
    own = scope(Right.SEE_PEOPLE)
    for grant in grants_of(get_session(), user):
        place = grant.unit.code if grant.unit else ""
        names = (str(grant.role), place) == (form.role.data, form.unit.data or "")
        if names and is_within(grant, own):
            return grant
    raise Problem(_("Người này không có vai trò đó ở đơn vị đó."), status=409)


def _after(user: User, code: str) -> str:
    """Return the person's page, or the list when they are out of sight now."""
    seen = person_seen(get_session(), user, own=reach(), own_id=own_id())
    is_seen = seen.roles or reach().has_everywhere(Right.SEE_PEOPLE)
    return url_for(".person", code=code) if is_seen else url_for(".people")


def _form() -> RoleForm:
    form = RoleForm()
    form.offer(givable_roles(reach()))
    return form


def _page(code: str, user: User, form: RoleForm) -> str:
    seen = person_seen(get_session(), user, own=reach(), own_id=own_id())
    form.revision.data = seen.revision
    return render_template(
        "people/person.html",
        person=seen,
        code=code,
        form=form,
        button=AccountForm(revision=seen.revision),
        may_everywhere=reach().has_everywhere(Right.EDIT_PEOPLE),
        must_confirm=not is_fresh(),
    )
