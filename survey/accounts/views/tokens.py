"""Tokens for programs on one's own account: made, shown once, revoked."""

from flask import abort, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import reach, signed_in
from survey.access.refusals import SecondFactorNeeded
from survey.access.second_factor import needs_second_factor
from survey.accounts.blueprint import bp
from survey.accounts.events import token_made, token_revoked
from survey.accounts.forms import TokenForm
from survey.accounts.tokens import end_token, make_token
from survey.accounts.views.own import own_account
from survey.audit import keep
from survey.db import get_session
from survey.models import Unit
from survey.signed_in import fresh_required
from survey.unit_field import unit_meant


@bp.get("/tai-khoan/khoa-api")
@signed_in
@fresh_required
def new_token() -> ResponseReturnValue:
    """Ask what a new token is for."""
    _require_both_factors()
    return _page(TokenForm())


@bp.post("/tai-khoan/khoa-api")
@signed_in
@fresh_required
def add_token() -> ResponseReturnValue:
    """Make a token, and show it this once."""
    _require_both_factors()
    form, db, user = TokenForm(), get_session(), own_account()
    form.offer()
    is_valid, unit = form.validate(), _unit_of(form)
    if not is_valid or form.unit.errors:
        return _page(form), 422
    name, days = form.name.data, form.days.data
    made = make_token(db, user.id, name=name, days=days, unit=unit, now=clock.now())
    shown = made.secret, made.token.name, made.token.expires_at
    keep(db, token_made(user, made.token))
    secret, name, expires_at = shown
    return render_template(
        "accounts/token.html", secret=secret, name=name, expires_at=expires_at
    )


@bp.post("/tai-khoan/khoa-api/<int(max=999999999):number>/thu-hoi")
@signed_in
def revoke_token(number: int) -> ResponseReturnValue:
    """End one of one's own tokens; that takes no password, as ending a session."""
    db, user = get_session(), own_account()
    ended = end_token(db, user.id, number, clock.now())
    if ended is None:
        abort(404)
    name = ended.name
    keep(db, token_revoked(user, ended))
    flash(_("Đã thu hồi khóa API “%(name)s”.", name=name))
    return redirect(url_for(".account"))


def _require_both_factors() -> None:
    """Refuse who gave a password alone: a token outlives a session by months."""
    if needs_second_factor():
        raise SecondFactorNeeded


def _unit_of(form: TokenForm) -> Unit | None:
    """Return the unit a token is kept to; None, without a fault, where none is said."""
    if not form.given_unit:
        return None
    today = clock.today(current_app.config["HAILONG"].zone)
    return unit_meant(get_session(), form, scope=reach().sight(), today=today)


def _page(form: TokenForm) -> str:
    form.offer()
    return render_template("accounts/new_token.html", form=form)
