"""Making a reform: choose what and whom, say the details, look at it, confirm it."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from survey import clock, words
from survey.access import ANYWHERE, Right, needs
from survey.audit import keep
from survey.db import get_session
from survey.manage.operations.reforms import Plan, carry_out, plan_reform
from survey.manage.operations.reforms.events import made_event
from survey.manage.reform import words as reform_words
from survey.manage.reform.asked_for import asked_by, read_seen, written_seen
from survey.manage.reform.blueprint import bp
from survey.manage.reform.choosing import MOST_PARTS, Chosen
from survey.manage.reform.forms import ReformForm, dealt_out
from survey.manage.reform.page import (
    chosen_in_address,
    form_of,
    found_for,
    require_all,
)
from survey.manage.reform.parents import settle_parents
from survey.manage.reform.sketch import sketch_of


@bp.get("/sap-xep/moi")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def choose() -> ResponseReturnValue:
    """Ask what shall be done."""
    unit = request.args.get("unit")
    return render_template("manage/reform/choose.html", unit=unit, say=reform_words)


@bp.route(
    "/sap-xep/moi/<any('sap-nhap','chia-tach','chuyen','doi-ten','giai-the'):slug>",
    methods=["GET", "POST"],
)
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def make(slug: str) -> ResponseReturnValue:
    """Ask for units and details, show what would happen, do what is confirmed."""
    session, kind = get_session(), reform_words.SLUGS[slug]
    chosen = chosen_in_address(session, kind)
    form = form_of(session, chosen)
    if request.method == "GET" or form is None or "edit" in request.form:
        return _asking(session, slug, chosen, form)
    if not form.validate() or not settle_parents(session, form):
        return _asking(session, slug, chosen, form, status=422)
    asked, seen = asked_by(chosen, form), read_seen(form.seen.data or "")
    plan = plan_reform(session, asked)
    require_all(plan)
    is_confirmed = "confirm" in request.form
    # Whoever confirms what others changed meanwhile is told by whom, not what is wrong.
    if plan.faults and not (is_confirmed and plan.revisions != seen):
        form.tell(plan.faults)
        return _asking(session, slug, chosen, form, status=422)
    if not is_confirmed:
        return _preview(session, slug, chosen, form, plan)
    today = clock.today(current_app.config["HAILONG"].zone)
    written = carry_out(session, asked, today=today, seen=seen)
    keep(session, made_event(written.reform, written.plan))
    return redirect(url_for("reform.reform", number=written.reform.id), code=303)


def _asking(
    session: Session,
    slug: str,
    chosen: Chosen,
    form: ReformForm | None,
    *,
    status: int = 200,
) -> ResponseReturnValue:
    page = render_template(
        "manage/reform/make.html",
        slug=slug,
        chosen=chosen,
        found=found_for(session, chosen),
        form=form,
        dealt=dealt_out(form),
        most_parts=MOST_PARTS,
        more_parts=chosen.parts + 1,
        fewer_parts=chosen.parts - 1,
        say=reform_words,
        words=words,
    )
    return page, status


def _preview(
    session: Session, slug: str, chosen: Chosen, form: ReformForm, plan: Plan
) -> ResponseReturnValue:
    return render_template(
        "manage/reform/preview.html",
        address=url_for("reform.make", slug=slug, **chosen.address(q=None)),
        plan=plan,
        sketch=sketch_of(session, plan),
        kept=_kept(form, plan),
        say=reform_words,
        words=words,
    )


def _kept(form: ReformForm, plan: Plan) -> list[tuple[str, str]]:
    """Return what the form says as hidden fields; nothing is stored before the end."""
    kept = [("seen", written_seen(plan.revisions))]
    for field in form:
        if field.name in {"csrf_token", "seen"} or field.data in (None, False, ""):
            continue
        kept.append((field.name, "y" if field.data is True else str(field.data)))
    return kept
