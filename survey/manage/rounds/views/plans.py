"""Planning rounds: opened, changed while that is possible, closed."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.access import ANYWHERE, Right, needs, require, round_of, scope
from survey.audit import Event, changes, keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.manage.operations.round_changes import collected, edit_round, facts
from survey.manage.operations.round_closing import close_round, weightless
from survey.manage.operations.round_plan import RoundPlan
from survey.manage.operations.round_units import units_of_round
from survey.manage.operations.rounds import open_round, round_by_code
from survey.manage.rounds.asked_for import listed, today
from survey.manage.rounds.blueprint import bp
from survey.manage.rounds.forms import CloseForm, RoundForm
from survey.manage.rounds.offers import (
    has_questionnaire,
    offer_choices,
    possible_roots,
)
from survey.manage.rounds.planned import fill_in, plan_of, root_of
from survey.models import Round


@bp.route("/dot-khao-sat/moi", methods=["GET", "POST"])
@needs(Right.EDIT_ROUNDS, of=ANYWHERE)
def new() -> ResponseReturnValue:
    """Plan a new round."""
    session, form = get_session(), RoundForm()
    offer_choices(session, form)
    roots = possible_roots(session, scope(Right.EDIT_ROUNDS))
    if not form.is_submitted() and roots:
        form.root.data = f"{roots[0].code} – {roots[0].name}"
    plan = _plan(form) if form.validate_on_submit() else None
    if plan is not None and (opened := _opened(form, plan)) is not None:
        return opened
    page = render_template(
        "manage/rounds/plan.html",
        form=form,
        round=None,
        roots=roots,
        has_questionnaire=has_questionnaire(session),
    )
    return page, 422 if form.is_submitted() else 200


@bp.route("/dot-khao-sat/<code>/sua", methods=["GET", "POST"])
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def edit(code: str) -> ResponseReturnValue:
    """Change a round, as far as what came in allows."""
    session, form = get_session(), RoundForm()
    round_ = round_by_code(session, code, to_change=form.is_submitted())
    require_not_closed(round_)
    offer_choices(session, form, n_chosen=len(units_of_round(session, round_)))
    if not form.is_submitted():
        fill_in(session, form, round_)
    else:
        check_revision(
            session, round_, form.revision.data, place=Place("round", round_.code)
        )
    plan = _plan(form, round_) if form.validate_on_submit() else None
    if plan is not None and (edited := _edited(form, plan, round_)) is not None:
        return edited
    page = render_template(
        "manage/rounds/plan.html",
        form=form,
        round=round_,
        code=code,
        roots=possible_roots(session, scope(Right.EDIT_ROUNDS)),
        collected=collected(session, round_),
        has_questionnaire=True,
    )
    return page, 422 if form.is_submitted() else 200


@bp.route("/dot-khao-sat/<code>/dong", methods=["GET", "POST"])
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def close(code: str) -> ResponseReturnValue:
    """Say what closing does, and close a round for good."""
    session, form = get_session(), CloseForm()
    round_ = round_by_code(session, code, to_change=form.is_submitted())
    require_not_closed(round_)
    if form.is_submitted():
        check_revision(session, round_, form.revision.data, place=Place("round", code))
    if form.validate_on_submit():
        close_round(session, round_, on=today())
        after = {"closed_on": today().isoformat()}
        event = Event("round.closed", "round", code, round_.root_id, after=after)
        keep(session, event)
        flash(_("Đã đóng đợt %(code)s.", code=code))
        return redirect(url_for("rounds.round_", code=code))
    form.revision.data = str(round_.revision)
    page = render_template(
        "manage/rounds/close.html",
        form=form,
        listed=listed(code),
        round=round_,
        lacking=weightless(session, round_),
    )
    return page, 422 if form.is_submitted() else 200


def _plan(form: RoundForm, round_: Round | None = None) -> RoundPlan | None:
    """Return what a form plans, once its unit is known to be one's own."""
    session = get_session()
    root = root_of(session, form)
    if root is None:
        return None
    require(Right.EDIT_ROUNDS, root.id)
    return plan_of(session, form, root, round_=round_)


def _opened(form: RoundForm, plan: RoundPlan) -> Response | None:
    """Open a round and lead to its page; None, with the faults noted, if it cannot."""
    session = get_session()
    try:
        opened = open_round(session, plan)
    except Problem as problem:
        form.form_errors += problem.message.splitlines()
        return None
    after = facts(session, opened)
    event = Event("round.opened", "round", opened.code, opened.root_id, after=after)
    keep(session, event)
    flash(_("Đã lập đợt %(code)s. Dưới đây là những việc còn lại.", code=plan.code))
    return redirect(url_for("rounds.round_", code=plan.code))


def _edited(form: RoundForm, plan: RoundPlan, round_: Round) -> Response | None:
    """Change a round and lead to its page; None, with the faults noted, if not."""
    session, before = get_session(), facts(get_session(), round_)
    try:
        edit_round(session, round_, plan)
    except Problem as problem:
        form.form_errors += problem.message.splitlines()
        return None
    session.refresh(round_)
    changed = changes(before, facts(session, round_))
    if changed["after"]:
        event = Event("round.edited", "round", plan.code, round_.root_id, **changed)
        keep(session, event)
        flash(_("Đã ghi thay đổi của đợt %(code)s.", code=plan.code))
    return redirect(url_for("rounds.round_", code=plan.code))
