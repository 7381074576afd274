"""The list of people, and adding somebody."""

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, needs, reach, scope
from survey.accounts.grants.operations import grant
from survey.accounts.operations import add_account
from survey.accounts.people import events
from survey.accounts.people.blueprint import bp
from survey.accounts.people.choosing import chosen_role
from survey.accounts.people.forms import PersonForm, SearchForm
from survey.accounts.people.link_page import link_page
from survey.accounts.people.places import person_codes
from survey.accounts.people.queries import Sought, people_within
from survey.accounts.people.sight import givable_roles
from survey.audit import keep
from survey.clock import today
from survey.config import Settings
from survey.db import get_session
from survey.errors import Problem
from survey.models import RoleName
from survey.signed_in import fresh_required


@bp.get("/nguoi-dung")
@needs(Right.SEE_PEOPLE, of=ANYWHERE)
def people() -> ResponseReturnValue:
    """List those who have a role on a unit that one may see."""
    form = SearchForm(request.args)
    form.offer()
    asked = _sought(form)
    found = people_within(
        get_session(),
        asked,
        scope=scope(Right.SEE_PEOPLE),
        page=request.args.get("page", ""),
    )
    return render_template(
        "people/people.html",
        people=found,
        form=form,
        sought={"q": asked.address, "role": asked.role or ""},
        is_searching=bool(asked.address or asked.role),
        code=person_codes().code,
    )


@bp.get("/nguoi-dung/moi")
@needs(Right.EDIT_PEOPLE, of=ANYWHERE)
@fresh_required
def new() -> ResponseReturnValue:
    """Ask for the address and the first role of somebody new."""
    return _page(_form())


@bp.post("/nguoi-dung/moi")
@needs(Right.EDIT_PEOPLE, of=ANYWHERE)
@fresh_required
def add() -> ResponseReturnValue:
    """Add somebody, and show the link they choose their password by: this once."""
    form, session = _form(), get_session()
    settings: Settings = current_app.config["HAILONG"]
    if not form.validate():
        return _page(form), 422
    day = today(settings.zone)
    chosen = chosen_role(session, form, own=reach(), today=day)
    if chosen is None:
        return _page(form), 422
    try:
        user = add_account(session, form.email.data)
    except Problem as problem:
        form.email.errors = [problem.message]
        return _page(form), problem.status
    first = grant(session, user, chosen.role, chosen.unit)
    page = link_page(session, user)
    keep(session, events.added(user, first))
    return page


def _form() -> PersonForm:
    form = PersonForm()
    form.offer(givable_roles(reach()))
    return form


def _page(form: PersonForm) -> str:
    everywhere = reach().has_everywhere(Right.EDIT_PEOPLE)
    return render_template("people/new.html", form=form, may_everywhere=everywhere)


def _sought(form: SearchForm) -> Sought:
    known = {role.value: role for role in RoleName}
    text = (form.q.data or "").strip().lower()[:254]
    return Sought(text, known.get(form.role.data or ""))
