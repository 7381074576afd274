"""What the request being answered asks for: which counter, language, page."""

from typing import NamedTuple

from flask import current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from survey import clock
from survey.config import Settings
from survey.methods.form import Form
from survey.respond import tokens
from survey.respond.body import Unreadable
from survey.respond.desk import Desk
from survey.respond.places import Absence, OpenCounter


class PageSent(NamedTuple):
    """What the token of a page proves that was sent."""

    secret: bytes
    is_present: bool  # opened by a code that a screen at the counter showed


class NotTaking(Exception):
    """There is no page here; `absence` says why."""

    def __init__(self, absence: Absence) -> None:
        super().__init__(absence)
        self.absence = absence


def body() -> bytes:
    """Return the whole body, or raise `Unreadable`.

    Browsers give a form's length. Without it nobody can tell a whole body from one
    that was torn off, and half a comment would be stored as if it were all.
    """
    if request.content_length is None:
        raise Unreadable("the length is not given", status=411)
    sent = request.get_data(cache=False)
    if len(sent) >= current_app.config["MAX_CONTENT_LENGTH"]:
        raise RequestEntityTooLarge
    if request.content_length != len(sent):
        raise Unreadable("the body was cut short")
    return sent


def desk() -> Desk:
    """Return what this process keeps at hand."""
    kept: Desk = current_app.extensions["hailong_desk"]
    return kept


def open_counter(code: str) -> OpenCounter:
    """Return the counter of a code if it takes sheets today, or raise `NotTaking`."""
    settings: Settings = current_app.config["HAILONG"]
    found = desk().counter(code, clock.today(settings.zone))
    if isinstance(found, Absence):
        raise NotTaking(found)
    return found


def form_at(code: str) -> Form | None:
    """Return what is asked at a counter today; None where nothing is any more."""
    try:
        return desk().form(open_counter(code).place.questionnaire_id)
    except NotTaking:
        return None


def language_of(form: Form) -> str:
    """Return the language asked for, else the questionnaire's first."""
    asked = request.args.get("lang") if request.query_string else None
    return asked if asked in form.languages else form.languages[0]


def _minute() -> int:
    return int(clock.now().timestamp()) // 60


def fresh_token(counter: OpenCounter, *, is_present: bool = False) -> bytes:
    """Return a token for a page of the counter; it says how the page was opened."""
    scope = counter.present_scope if is_present else counter.scope
    return tokens.issue(desk().key, scope, minute=_minute())


def page_of(token: str, counter: OpenCounter) -> PageSent | None:
    """Return what a page's token says; None if it is forged or stale."""
    for scope, is_present in ((counter.scope, False), (counter.present_scope, True)):
        secret = tokens.secret_of(token, desk().key, scope=scope, minute=_minute())
        if secret is not None:
            return PageSent(secret, is_present)
    return None
