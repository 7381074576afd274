"""The questionnaire of a counter shown and taken back, whatever address led to it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from flask import current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from survey import clock
from survey.comment_text import without_unstorable
from survey.methods.form import Form
from survey.models import Population
from survey.respond import pages
from survey.respond.body import Unreadable
from survey.respond.filled import Filled, make_screen
from survey.respond.forms import SheetForm, field_names, sheet_form
from survey.respond.operations import Outcome
from survey.respond.places import OpenCounter
from survey.respond.requested import (
    PageSent,
    desk,
    fresh_token,
    language_of,
    page_of,
)
from survey.respond.sheets import Sheet, fill_in
from survey.respond.storing import store_once

Thanks = Callable[..., str]  # given a receipt and a language, where thanks are said

# What is said of a sheet that is not stored, by what became of it.
REFUSED = {Outcome.CONFLICT: "conflict", Outcome.SPENT: "slip_used"}


def blank(counter: OpenCounter, *, is_present: bool = False) -> ResponseReturnValue:
    """Return the blank page of a counter, with a token that says how it was opened."""
    form = desk().form(counter.place.questionnaire_id)
    language = language_of(form)
    # A token is of one slip or helper, the page around it the same with any and none.
    shown = counter.as_shown()
    kept = desk().pages.get(
        (shown, language),
        lambda: pages.blank_page(make_screen(shown, form, language=language)),
    )
    return pages.kept_page(kept, fresh_token(counter, is_present=is_present))


def answered(counter: OpenCounter, thanks: Thanks | None = None) -> ResponseReturnValue:
    """Store the sheet that was sent, once; or show the page again to be mended.

    Thanks are said on the counter's own page, or where `thanks` says.
    """
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
    outcome = store_once(sheet)
    if outcome in REFUSED:
        said = pages.spoken_in(sheet.language, form)
        return pages.notice_page(REFUSED[outcome], status=409, spoken=said)
    place = thanks or partial(url_for, "respond.thanks", code=counter.code)
    return redirect(place(receipt=sheet.receipt, lang=request.args.get("lang")), 303)


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
