"""Flask-security, cut down to signing in and out by password."""

from datetime import timedelta
from typing import cast

from flask import Flask, abort, g, request
from flask_login.utils import _user_context_processor
from flask_security import (
    Security,
    SQLAlchemySessionUserDatastore,
    current_user,
)
from sqlalchemy.orm import Session, scoped_session
from werkzeug.local import LocalProxy

from survey.accounts.forms import SignInForm
from survey.accounts.passwords import (
    LANES,
    MEMORY_KIB,
    NORMAL_FORM,
    PASSES,
)
from survey.accounts.patience import Patience
from survey.db import get_engine, get_session
from survey.models.people import Role, User

WORKING_DAY = timedelta(hours=12)  # then one signs in again

SETTINGS = {
    "SECURITY_LOGIN_URL": "/dang-nhap",
    "SECURITY_LOGOUT_URL": "/dang-xuat",
    "SECURITY_POST_LOGOUT_VIEW": "/dang-nhap",
    "SECURITY_LOGIN_USER_TEMPLATE": "accounts/login.html",
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_FRESHNESS": timedelta(-1),  # no page asks for the password again
    "SECURITY_FLASH_MESSAGES": False,
    "SECURITY_CACHE_CONTROL": {},  # as on every page; its own "no-store=True" is none
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
    "PERMANENT_SESSION_LIFETIME": WORKING_DAY,
}


def init_app(app: Flask) -> None:
    """Give the site its sign-in page."""
    app.config.from_mapping(SETTINGS)
    app.extensions["hailong_patience"] = Patience()
    session = cast("scoped_session[Session]", LocalProxy(get_session))
    datastore = SQLAlchemySessionUserDatastore(session, User, Role)
    security = Security(app, datastore, login_form=SignInForm)
    security.want_json(lambda _: False)
    # Pages know people by their session only: no tokens in addresses or headers.
    app.login_manager.request_loader(lambda _: None)  # type: ignore[attr-defined]
    app.before_request_funcs.setdefault("security", []).extend(
        (_forms_only, _read_only)
    )
    _keep_off_other_pages(app, security)


def _forms_only() -> None:
    # The library would also take JSON, and stumble over what no form can hold.
    if request.is_json:
        abort(415)


def _read_only() -> None:
    # Checking a password takes long; it must not hold SQLite's one write lock.
    g.session = Session(get_engine())


def _keep_off_other_pages(app: Flask, security: Security) -> None:
    """Take away what would ask on every page who is there, also on a citizen's."""
    app.before_request_funcs[None].remove(security.principal._on_before_request)
    app.after_request_funcs[None].remove(security.login_manager._update_remember_cookie)
    app.template_context_processors[None].remove(_user_context_processor)
    app.jinja_env.globals["current_user"] = current_user  # asks when it is used
