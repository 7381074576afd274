"""Adding passkeys to one's own account, and taking them away."""

from flask import abort, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import signed_in
from survey.accounts.blueprint import bp
from survey.accounts.ceremonies import creation_options, draw
from survey.accounts.challenges import pose_challenge, posed_challenge
from survey.accounts.entering import prove_second_factor
from survey.accounts.events import factor_added, factor_removed
from survey.accounts.factors import factors_of, require_long_password
from survey.accounts.forms import NewPasskeyForm
from survey.accounts.installation import site
from survey.accounts.passkeys import MOST, add_passkey, passkeys_of, remove_passkey
from survey.accounts.recovery import make_codes
from survey.accounts.views.own import own_account, own_session
from survey.accounts.views.recovery import codes_page
from survey.audit import keep
from survey.db import get_session
from survey.errors import Problem
from survey.signed_in import fresh_required

PLACE = "passkey_handle"  # in the signed cookie until the first passkey is kept


@bp.get("/tai-khoan/passkey")
@signed_in
@fresh_required
def new_passkey() -> ResponseReturnValue:
    """Ask the device for a passkey."""
    return _page(NewPasskeyForm())


@bp.post("/tai-khoan/passkey")
@signed_in
@fresh_required
def keep_passkey() -> ResponseReturnValue:
    """Keep the passkey that the device has made."""
    form, challenge, db = NewPasskeyForm(), posed_challenge(), get_session()
    user = own_account()
    if len(passkeys_of(db, user.id)) >= MOST:
        raise Problem(_("Một tài khoản có nhiều nhất %(most)d khóa.", most=MOST))
    if not form.validate():
        return _page(form), 422
    added = challenge and add_passkey(
        db,
        user,
        site=site(),
        given=form.credential.data,
        challenge=challenge,
        name=form.name.data,
        now=clock.now(),
    )
    if not added:
        db.rollback()
        form.credential.errors = [_not_taken()]
        return _page(form), 422
    user.passkey_handle = user.passkey_handle or session.pop(PLACE, None)
    return _keep(form.name.data)


@bp.post("/tai-khoan/passkey/<int(max=999999999):number>/go")
@signed_in
@fresh_required
def drop_passkey(number: int) -> ResponseReturnValue:
    """Take a passkey away."""
    db, this = get_session(), own_session()
    name = remove_passkey(db, this.user_id, number)
    if name is None:
        abort(404)
    require_long_password(db, this.user)
    prove_second_factor(this, is_proved=factors_of(db, this.user).any)
    keep(db, factor_removed(this.user, name))
    flash(_("Đã gỡ khóa truy cập “%(name)s”.", name=name))
    return redirect(url_for(".second_factor"))


def _keep(name: str) -> ResponseReturnValue:
    db, this = get_session(), own_session()
    prove_second_factor(this)
    codes = [] if factors_of(db, this.user).codes else make_codes(db, this.user)
    keep(db, factor_added(this.user, name))
    flash(_("Đã thêm khóa truy cập “%(name)s”.", name=name))
    return codes_page(codes) if codes else redirect(url_for(".second_factor"))


def _page(form: NewPasskeyForm) -> str:
    user, options = own_account(), None
    if site().can_have_passkeys:
        handle = user.passkey_handle or session.setdefault(PLACE, draw())
        options = creation_options(
            site(),
            name=user.email,
            handle=handle,
            challenge=pose_challenge(),
            known=passkeys_of(get_session(), user.id),
        )
    return render_template("accounts/new_passkey.html", form=form, options=options)


def _not_taken() -> str:
    return str(
        _("Thiết bị chưa tạo được khóa truy cập cho trang này. Xin thử lại từ đầu.")
    )
