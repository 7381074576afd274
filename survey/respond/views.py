"""The citizen's page: shown, taken back filled in, thanked for."""

from flask import Blueprint, current_app, g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from structlog import get_logger
from werkzeug.exceptions import RequestEntityTooLarge

from survey import clock
from survey.config import Settings
from survey.db import get_engine
from survey.errors import is_outage
from survey.methods.form import Form
from survey.respond import comments, pages, tokens
from survey.respond.body import Unreadable, read_fields
from survey.respond.desk import Desk
from survey.respond.forms import SheetForm, field_names, sheet_form
from survey.respond.operations import Outcome, store_sheet
from survey.respond.places import Absence, OpenCounter
from survey.respond.queries import has_receipt
from survey.respond.screens import Filled, make_screen
from survey.respond.sheets import Sheet, fill_in, receipt_digest

log = get_logger()
bp = Blueprint("respond", __name__, url_prefix="/q")


class NotTaking(Exception):
    """There is no page here; says why."""

    def __init__(self, absence: Absence) -> None:
        self.absence = absence


@bp.record_once
def _set_up(state: BlueprintSetupState) -> None:
    engine = state.app.extensions["hailong_engine"]
    key = state.app.config["SECRET_KEY"]
    state.app.extensions["hailong_desk"] = Desk(engine, secret_key=key)


@bp.get("/<code>")
def questionnaire(code: str) -> ResponseReturnValue:
    """Show the blank questionnaire of a counter."""
    desk, counter = _desk(), _counter(code)
    form = desk.form(counter.place.questionnaire_id)
    language = _language(form)
    kept = desk.pages.get(
        (counter, language),
        lambda: pages.blank_page(make_screen(counter, form, language=language)),
    )
    return pages.kept_page(kept, _fresh_token(counter))


@bp.post("/<code>")
def send(code: str) -> ResponseReturnValue:
    """Store a sheet, once; show the page again if something has to be mended."""
    g.fields = read_fields(request.mimetype, _body())
    counter = _counter(code)
    form = _desk().form(counter.place.questionnaire_id)
    secret = _secret(counter)
    if secret is not None and not g.fields.keys() <= field_names(form):
        raise Unreadable("a field is unknown")
    sent = sheet_form(form, g.fields)
    if not sent.validate() or secret is None:
        return _again(counter, form, sent, is_stale=secret is None)

    sheet = _sheet(counter, sent, secret=secret, language=_language(form))
    if _store(sheet) is Outcome.CONFLICT:
        return pages.notice_page("conflict", status=409, language=sheet.language)
    thanks = url_for(
        ".thanks", code=code, receipt=sheet.receipt, lang=request.args.get("lang")
    )
    return redirect(thanks, code=303)


@bp.get("/<code>/cam-on/<receipt>")
def thanks(code: str, receipt: str) -> ResponseReturnValue:
    """Say thanks for a sheet that is stored, and show its receipt."""
    language = request.args.get("lang")
    with get_engine().connect() as connection:
        is_counted = has_receipt(connection, receipt_digest(receipt))
    if not is_counted:
        return pages.notice_page("missing", status=404, language=language)
    return pages.thanks_page(receipt, language=language)


@bp.errorhandler(NotTaking)
def _not_taking(error: NotTaking) -> ResponseReturnValue:
    return pages.notice_page(error.absence.value, status=404)


@bp.errorhandler(Unreadable)
def _unreadable(error: Unreadable) -> ResponseReturnValue:
    language = request.args.get("lang")
    return pages.notice_page("refused", status=error.status, language=language)


@bp.errorhandler(RequestEntityTooLarge)
def _too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    return _unreadable(Unreadable("too large", status=413))


@bp.errorhandler(DBAPIError)
@bp.errorhandler(PoolTimeout)
def _unavailable(error: Exception) -> ResponseReturnValue:
    """Keep the answers in the page while they cannot be kept in the database."""
    if not is_outage(error):
        raise error
    log.error("sheet not stored", error=type(error).__name__)
    language = request.args.get("lang")
    return pages.unavailable_page(g.get("fields", {}), language=language)


def _body() -> bytes:
    """Return the whole body; Werkzeug cuts one without a length in silence."""
    body = request.get_data(cache=False)
    if len(body) >= current_app.config["MAX_CONTENT_LENGTH"]:
        raise RequestEntityTooLarge
    if request.content_length not in (None, len(body)):
        raise Unreadable("the body was cut short")
    return body


def _desk() -> Desk:
    desk: Desk = current_app.extensions["hailong_desk"]
    return desk


def _counter(code: str) -> OpenCounter:
    settings: Settings = current_app.config["HAILONG"]
    found = _desk().counter(code, clock.today(settings.zone))
    if isinstance(found, Absence):
        raise NotTaking(found)
    return found


def _language(form: Form) -> str:
    asked = request.args.get("lang") if request.query_string else None
    return asked if asked in form.languages else form.languages[0]


def _minute() -> int:
    return int(clock.now().timestamp()) // 60


def _fresh_token(counter: OpenCounter) -> bytes:
    return tokens.issue(_desk().key, counter.scope, minute=_minute())


def _secret(counter: OpenCounter) -> bytes | None:
    """Return the secret of the page that was sent; None if it is forged or stale."""
    token = g.fields.get("token", "")
    return tokens.secret_of(token, _desk().key, scope=counter.scope, minute=_minute())


def _sheet(
    counter: OpenCounter, sent: SheetForm, *, secret: bytes, language: str
) -> Sheet:
    instant, zone = clock.now(), current_app.config["HAILONG"].zone
    return fill_in(
        counter.place,
        sent.sheet.data,
        secret=secret,
        day=instant.astimezone(zone).date(),
        half=clock.half_of(instant, zone),
        language=language,
        comment=sent.comment.data,
    )


def _store(sheet: Sheet) -> Outcome:
    try:
        return _stored(sheet)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
    # The connection had died, as all do when the server restarts. Whether or not
    # the sheet had got through: stored again, it is stored once.
    return _stored(sheet)


def _stored(sheet: Sheet) -> Outcome:
    with _desk().storing.connect() as connection:
        outcome = store_sheet(connection, sheet)
        connection.commit()
    return outcome


def _again(
    counter: OpenCounter, form: Form, sent: SheetForm, *, is_stale: bool
) -> ResponseReturnValue:
    """Show the page as it was sent; a page that was good may be sent again."""
    filled = Filled(
        answers=sent.sheet.given,
        comment=comments.without_unstorable(sent.comment.data),
        faults=sent.sheet.faults,
        comment_fault=sent.comment.fault,
        is_stale=is_stale,
    )
    screen = make_screen(counter, form, language=_language(form), filled=filled)
    token = _fresh_token(counter).decode() if is_stale else sent.token.data
    return pages.filled_page(screen, token=token)
