"""The citizen's page: shown, taken back filled in, thanked for."""

from dataclasses import replace

from flask import Blueprint, current_app, g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from survey import clock
from survey.comment_text import without_unstorable
from survey.db import get_engine
from survey.methods.form import Form
from survey.models import Population
from survey.receipts import as_printed, receipt_digest
from survey.respond import listening, pages, refusals
from survey.respond.body import Unreadable, read_fields
from survey.respond.desk import Desk
from survey.respond.forms import SheetForm, field_names, sheet_form
from survey.respond.operations import Outcome
from survey.respond.places import OpenCounter
from survey.respond.queries import has_receipt
from survey.respond.requested import (
    PageSent,
    body,
    desk,
    form_at,
    fresh_token,
    language_of,
    open_counter,
    page_of,
)
from survey.respond.screens import Filled, make_screen
from survey.respond.sheets import Sheet, fill_in
from survey.respond.storing import store_once

bp = Blueprint("respond", __name__, url_prefix="/q")
refusals.register(bp)
listening.register(bp)


@bp.record_once
def _set_up(state: BlueprintSetupState) -> None:
    engine = state.app.extensions["hailong_engine"]
    key = state.app.config["SECRET_KEY"]
    state.app.extensions["hailong_desk"] = Desk(engine, secret_key=key)


@bp.get("/<code>")
def questionnaire(code: str) -> ResponseReturnValue:
    """Show the blank questionnaire of a counter."""
    return blank(open_counter(code))


def blank(counter: OpenCounter, *, is_present: bool = False) -> ResponseReturnValue:
    """Return the blank page of a counter, with a token that says how it was opened."""
    form = desk().form(counter.place.questionnaire_id)
    language = language_of(form)
    kept = desk().pages.get(
        (counter, language),
        lambda: pages.blank_page(make_screen(counter, form, language=language)),
    )
    return pages.kept_page(kept, fresh_token(counter, is_present=is_present))


@bp.post("/<code>")
def send(code: str) -> ResponseReturnValue:
    """Store a sheet, once; show the page again if something has to be mended."""
    g.fields = read_fields(request.mimetype, body())
    counter = open_counter(code)
    form = g.form = desk().form(counter.place.questionnaire_id)
    page = page_of(g.fields.get("token", ""), counter)
    services = {service.code for service in counter.services_asked_by(form)}
    populations = counter.populations
    known = field_names(form, services, populations)
    if page is not None and not g.fields.keys() <= known:
        raise Unreadable("a field is unknown")
    sent = sheet_form(form, g.fields, services, populations)
    if not sent.validate() or page is None:
        return _again(counter, form, sent, is_stale=page is None)

    sheet = _sheet(counter, sent, page=page, language=language_of(form))
    if store_once(sheet) is Outcome.CONFLICT:
        said = pages.spoken_in(sheet.language, form)
        return pages.notice_page("conflict", status=409, spoken=said)
    thanks = url_for(
        "respond.thanks",
        code=code,
        receipt=sheet.receipt,
        lang=request.args.get("lang"),
    )
    return redirect(thanks, code=303)


@bp.get("/<code>/cam-on/<receipt>")
def thanks(code: str, receipt: str) -> ResponseReturnValue:
    """Say thanks for a sheet that is stored, and show its receipt."""
    spoken = pages.spoken_in(request.args.get("lang"), form_at(code))
    with get_engine().connect() as connection:
        is_counted = has_receipt(connection, receipt_digest(receipt))
    if not is_counted:
        return pages.notice_page("missing", status=404, spoken=spoken)
    return pages.thanks_page(as_printed(receipt), spoken)


def _sheet(
    counter: OpenCounter, sent: SheetForm, *, page: PageSent, language: str
) -> Sheet:
    instant, zone = clock.now(), current_app.config["HAILONG"].zone
    return fill_in(
        replace(counter.place, is_present=page.is_present),
        sent.sheet.data,
        secret=page.secret,
        day=instant.astimezone(zone).date(),
        half=clock.half_of(instant, zone),
        language=language,
        comment=sent.comment.data,
        service=sent.service.data,
        population=Population(sent.population.data) if counter.populations else None,
    )


def _again(
    counter: OpenCounter, form: Form, sent: SheetForm, *, is_stale: bool
) -> ResponseReturnValue:
    """Show the page as it was sent; a page that was good may be sent again."""
    filled = Filled(
        answers=sent.sheet.given,
        comment=without_unstorable(sent.comment.data),
        faults=sent.sheet.faults,
        comment_fault=sent.comment.fault,
        service=sent.service.data,
        has_wrong_service=bool(sent.service.errors),
        population=sent.population.data,
        population_fault=sent.population.fault,
        is_stale=is_stale,
    )
    screen = make_screen(counter, form, language=language_of(form), filled=filled)
    token = fresh_token(counter).decode() if is_stale else sent.token.data
    return pages.filled_page(screen, token=token)
