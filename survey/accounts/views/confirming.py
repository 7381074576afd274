"""Proving once more who it is, before something sensitive."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey import clock
from survey.access import signed_in
from survey.accounts.blueprint import bp
from survey.accounts.ceremonies import request_options
from survey.accounts.challenges import pose_challenge, posed_challenge
from survey.accounts.checking import password_is_right
from survey.accounts.events import confirmed
from survey.accounts.forms import ConfirmForm, PasskeyForm
from survey.accounts.installation import site
from survey.accounts.passkeys import passkeys_of, use_passkey
from survey.accounts.views.own import own_session
from survey.accounts.ways_back import way_back
from survey.audit import keep
from survey.db import get_session


@bp.get("/tai-khoan/xac-nhan")
@signed_in
def confirm() -> ResponseReturnValue:
    """Ask for the password, or a passkey, again."""
    return _page(ConfirmForm())


@bp.post("/tai-khoan/xac-nhan")
@signed_in
def confirm_by_password() -> ResponseReturnValue:
    """Go on to the sensitive page, if the password is right."""
    form = ConfirmForm()
    if not form.validate():
        return _page(form), 422
    wait = password_is_right(form.current)
    if form.errors:
        return _page(form, wait=wait), 429 if wait else 422
    return _go_on()


@bp.post("/tai-khoan/xac-nhan/passkey")
@signed_in
def confirm_by_passkey() -> ResponseReturnValue:
    """Go on to the sensitive page, if one of one's own passkeys answers."""
    form, challenge, db = PasskeyForm(), posed_challenge(), get_session()
    user, now = own_session().user, clock.now()
    if challenge and form.validate():
        given = form.credential.data
        if use_passkey(
            db, site=site(), given=given, challenge=challenge, of=user, now=now
        ):
            return _go_on()
    flash(_("Khóa truy cập chưa được chấp nhận. Xin thử lại, hoặc dùng mật khẩu."))
    return redirect(url_for(".confirm", next=way_back(request.args.get("next"))))


def _go_on() -> ResponseReturnValue:
    this = own_session()
    this.confirmed_at = clock.now()
    keep(get_session(), confirmed(this.user))
    return redirect(way_back(request.args.get("next")))


def _page(form: ConfirmForm, *, wait: int = 0) -> str:
    known, options = passkeys_of(get_session(), current_user.id), None
    if known and site().can_have_passkeys:
        options = request_options(site(), challenge=pose_challenge(), known=known)
    return render_template(
        "accounts/confirm.html",
        form=form,
        minutes_to_wait=wait,
        options=options,
        next=way_back(request.args.get("next")),
    )
