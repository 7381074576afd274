"""Setting up an authenticator app, and doing without it again."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey.access import signed_in
from survey.accounts.blueprint import bp
from survey.accounts.entering import prove_second_factor
from survey.accounts.events import factor_added, factor_removed
from survey.accounts.factors import factors_of, require_long_password
from survey.accounts.forms import CodeForm
from survey.accounts.installation import authenticator
from survey.accounts.lock import let_go
from survey.accounts.recovery import make_codes
from survey.accounts.throttle import at_second_factor, minutes_to_wait
from survey.accounts.views.own import own_session
from survey.accounts.views.recovery import codes_page
from survey.audit import keep
from survey.db import get_session
from survey.signed_in import fresh_required

PLACE = "app_key"  # in the signed cookie, encrypted, until a code of it was typed
APP = "app"


@bp.get("/tai-khoan/ung-dung")
@signed_in
@fresh_required
def set_up_app() -> ResponseReturnValue:
    """Show the key to be read by an app."""
    return _page(CodeForm())


@bp.post("/tai-khoan/ung-dung")
@signed_in
@fresh_required
def add_app() -> ResponseReturnValue:
    """Keep the key, once the app has shown a right code of it."""
    form, key = CodeForm(), session.get(PLACE)
    if not key:
        return redirect(url_for(".set_up_app"))
    if not form.validate():
        return _page(form), 422
    targets = at_second_factor(current_user)
    let_go()  # counting writes in a transaction of its own
    wait = minutes_to_wait(targets)
    step = None if wait else authenticator().step_of(form.code.data, key, None)
    if step is None:
        form.code.errors = [_busy() if wait else _wrong()]
        return _page(form), 429 if wait else 422
    return _keep(key, step)


@bp.post("/tai-khoan/ung-dung/go")
@signed_in
@fresh_required
def remove_app() -> ResponseReturnValue:
    """Do without the app from now on."""
    db, this = get_session(), own_session()
    user = this.user
    user.totp_secret = user.totp_step = None
    require_long_password(db, user)
    prove_second_factor(this, is_proved=factors_of(db, user).any)
    keep(db, factor_removed(user, APP))
    flash(_("Đã gỡ ứng dụng xác thực."))
    return redirect(url_for(".second_factor"))


def _keep(key: str, step: int) -> ResponseReturnValue:
    db, this = get_session(), own_session()
    user = this.user
    user.totp_secret, user.totp_step = key, step
    prove_second_factor(this)
    codes = [] if factors_of(db, user).codes else make_codes(db, user)
    session.pop(PLACE)
    keep(db, factor_added(user, APP))
    flash(_("Đã thiết lập ứng dụng xác thực."))
    return codes_page(codes) if codes else redirect(url_for(".second_factor"))


def _page(form: CodeForm) -> str:
    key = session.get(PLACE) or authenticator().generate_totp_secret()
    session[PLACE] = key
    values = authenticator().fetch_setup_values(key, current_user)
    return render_template(
        "accounts/app.html",
        form=form,
        image=values["image"],
        key=values["key"],
        account=current_user.email,
        is_replacing=current_user.totp_secret is not None,
    )


def _wrong() -> str:
    return str(
        _(
            "Mã không đúng. Xin kiểm tra giờ trên điện thoại có đúng không, "
            "chờ mã mới rồi nhập lại."
        )
    )


def _busy() -> str:
    return str(_("Đã thử sai nhiều lần, xin chờ rồi thử lại."))
