"""Flask-security, cut down to knowing people by the session the server keeps."""

from contextlib import suppress
from datetime import timedelta
from typing import cast

from flask import Flask, flash, g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue, ResponseValue
from flask_babel import gettext as _
from flask_login.utils import _user_context_processor
from flask_security import (
    Security,
    SQLAlchemySessionUserDatastore,
    current_user,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, scoped_session
from werkzeug.local import LocalProxy

from survey import clock
from survey.access import tokens
from survey.access.refusals import SecondFactorNeeded
from survey.accounts import installation
from survey.accounts.factors import factors_of
from survey.accounts.forms import SignInForm
from survey.accounts.passwords import LANES, MEMORY_KIB, NORMAL_FORM, PASSES
from survey.accounts.sessions import WORKING_DAY, find_session, note_seen
from survey.accounts.ways_back import WAY_ON
from survey.db import close_session, get_session, get_writing_engine
from survey.errors import error_page
from survey.models import Role, User
from survey.problems import is_asked_by_program
from survey.signed_in import place_to_return_to

SEEN_EVERY = timedelta(minutes=1)  # a page more often does not write that it was seen

SETTINGS = {
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_FLASH_MESSAGES": False,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_CLI_USERS_NAME": None,
    "SECURITY_CLI_ROLES_NAME": None,
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_SINGLE_HASH": {"argon2"},
    "SECURITY_PASSWORD_NORMALIZE_FORM": NORMAL_FORM,
    "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
        "argon2__type": "ID",
        "argon2__memory_cost": MEMORY_KIB,
        "argon2__time_cost": PASSES,
        "argon2__parallelism": LANES,
    },
    "SESSION_PROTECTION": None,  # it would compare a hash of browser and network
    "PERMANENT_SESSION_LIFETIME": WORKING_DAY,
}


def init_app(app: Flask) -> None:
    """Let the site know who is signed in."""
    app.config.from_mapping(SETTINGS)
    session_ = cast("scoped_session[Session]", LocalProxy(get_session))
    datastore = SQLAlchemySessionUserDatastore(session_, User, Role)
    # Its pages keep their state in the cookie; ours stand in `views`.
    security = Security(app, datastore, login_form=SignInForm, register_blueprint=False)
    security.want_json(lambda _: False)
    security.unauthn_handler(_to_sign_in)
    # Pages know people by their session only, programs bring the token of a person.
    app.login_manager.user_loader(_load)  # type: ignore[attr-defined]
    app.login_manager.request_loader(tokens.load_bearer)  # type: ignore[attr-defined]
    tokens.init_app(app)
    app.register_error_handler(SecondFactorNeeded, _lead_to_second_factor)
    app.teardown_appcontext(lambda _: _note_seen())
    installation.init_app(app)
    _keep_off_other_pages(app, security)


def _load(secret: str) -> User | None:
    """Return who a cookie belongs to, while the server keeps its session."""
    now = clock.now()
    found = find_session(get_session(), secret, now)
    if found is None:
        return None
    g.fs_authn_via = "session"
    g.staff_session = found
    if now - found.seen_at >= SEEN_EVERY:
        g.seen = found.id, now
    return found.user


def _note_seen() -> None:
    """Write, once a minute, that a session is in use: after the page, on its own.

    A page that only reads takes no write lock for it, and none is refused over it.
    """
    seen = g.pop("seen", None)
    if seen is None:
        return
    close_session()  # what the page has read would stand in the way of the writing
    with suppress(DBAPIError), Session(get_writing_engine()) as db:
        note_seen(db, *seen)
        db.commit()


def _to_sign_in(
    mechanisms: list[str], headers: dict[str, str] | None = None
) -> ResponseValue:
    if session.pop("_user_id", None):
        flash(_("Phiên làm việc đã kết thúc. Xin đăng nhập lại để làm tiếp."))
    return redirect(url_for("accounts.sign_in", next=place_to_return_to()))


def _lead_to_second_factor(error: SecondFactorNeeded) -> ResponseReturnValue:
    if is_asked_by_program():
        title, message = _("Không có quyền"), error.message
        return error_page(error.status, title=title, message=message)
    session[WAY_ON] = place_to_return_to()  # for when the second factor is there
    page = render_template(
        "accounts/second_factor_needed.html",
        problem=error.message,
        factors=factors_of(get_session(), current_user),
    )
    return page, error.status


def _keep_off_other_pages(app: Flask, security: Security) -> None:
    """Take away what would ask on every page who is there, also on a citizen's."""
    app.before_request_funcs[None].remove(security.principal._on_before_request)
    app.after_request_funcs[None].remove(security.login_manager._update_remember_cookie)
    app.template_context_processors[None].remove(_user_context_processor)
    app.jinja_env.globals["current_user"] = current_user  # asks when it is used
