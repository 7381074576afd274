"""Following a one-time link: choosing the password of an account."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.accounts.blueprint import bp
from survey.accounts.events import link_used
from survey.accounts.factors import factors_of
from survey.accounts.forms import PasswordForm
from survey.accounts.links import find_link
from survey.accounts.operations import choose_password
from survey.audit import WEB, Actor, keep
from survey.db import get_session
from survey.errors import Problem
from survey.models import PasswordLink

PLACE = "password_link"


@bp.get("/mat-khau/<secret>")
def open_link(secret: str) -> ResponseReturnValue:
    """Take the secret out of the address, where others might read it."""
    session[PLACE] = secret[:100]
    return redirect(url_for(".choose"))


@bp.get("/mat-khau-moi")
def choose() -> ResponseReturnValue:
    """Ask for a new password."""
    found = _find()
    return _page(PasswordForm(), found) if found else _void()


@bp.post("/mat-khau-moi")
def set_chosen() -> ResponseReturnValue:
    """Set the password; the link is used up. One signs in as ever afterwards."""
    form, found = PasswordForm(), _find(is_locking=True)
    if found is None:
        return _void()
    if not form.validate():
        return _page(form, found), 422
    db, user, now = get_session(), found.user, clock.now()
    found.used_at = now
    try:
        choose_password(db, user, form.password.data)
    except Problem as problem:
        form.password.errors = [problem.message]
        db.rollback()
        return _page(form, found), problem.status
    keep(db, link_used(user), by=Actor(user.email, WEB, user.id))
    session.pop(PLACE, None)
    flash(_("Đã đặt mật khẩu. Xin đăng nhập bằng mật khẩu mới."))
    return redirect(url_for(".sign_in"))


def _find(*, is_locking: bool = False) -> PasswordLink | None:
    secret = session.get(PLACE)
    if not secret:
        return None
    return find_link(get_session(), secret, clock.now(), is_locking=is_locking)


def _page(form: PasswordForm, found: PasswordLink) -> str:
    factors = factors_of(get_session(), found.user)
    return render_template(
        "accounts/choose_password.html",
        form=form,
        email=found.user.email,
        has_second_factor=factors.any,
    )


def _void() -> ResponseReturnValue:
    session.pop(PLACE, None)
    return render_template("accounts/link_void.html"), 404
