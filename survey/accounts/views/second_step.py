"""The second step of signing in: a code, a passkey, or a recovery code."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.accounts.authenticator import take_code
from survey.accounts.blueprint import bp
from survey.accounts.ceremonies import request_options
from survey.accounts.challenges import pose_challenge, posed_challenge
from survey.accounts.entering import let_in
from survey.accounts.events import entered, guessed_too_often
from survey.accounts.factors import factors_of
from survey.accounts.forms import CodeForm, PasskeyForm, RecoveryForm
from survey.accounts.guesses import tries, was_right
from survey.accounts.half_way import way_on, who_is_half_way
from survey.accounts.installation import authenticator, site
from survey.accounts.lock import let_go
from survey.accounts.passkeys import passkeys_of, use_passkey
from survey.accounts.patience import SECOND
from survey.accounts.recovery import take_recovery_code
from survey.accounts.throttle import at_password, at_second_factor, minutes_to_wait
from survey.audit import keep
from survey.db import get_session
from survey.models import User


@bp.get("/dang-nhap/buoc-hai")
def second_step() -> ResponseReturnValue:
    """Ask for the second factor."""
    user = who_is_half_way(get_session())
    return _page(user, CodeForm()) if user else _too_late()


@bp.post("/dang-nhap/buoc-hai")
def enter_by_code() -> ResponseReturnValue:
    """Let somebody in who has the code of the app."""
    form = CodeForm()
    user, wait = _may_try() if form.validate() else (_half_way(), 0)
    if user is None:
        return _too_late()
    if not wait and not form.errors:
        if take_code(get_session(), user, form.code.data, authenticator()):
            return _let_in(user)
        form.code.errors.append(_wrong_code())
        _note_streak(user)
    return _page(user, form, wait=wait), 429 if wait else 422


@bp.get("/dang-nhap/ma-du-phong")
def recovery_step() -> ResponseReturnValue:
    """Ask for a recovery code."""
    return _recovery_page(RecoveryForm()) if _half_way() else _too_late()


@bp.post("/dang-nhap/ma-du-phong")
def enter_by_recovery_code() -> ResponseReturnValue:
    """Let somebody in who has a recovery code that was not used."""
    form = RecoveryForm()
    user, wait = _may_try() if form.validate() else (_half_way(), 0)
    if user is None:
        return _too_late()
    if not wait and not form.errors:
        if take_recovery_code(get_session(), user, form.code.data, clock.now()):
            flash(_("Mã dự phòng vừa dùng không dùng lại được nữa."))
            return _let_in(user)
        form.code.errors.append(
            _("Mã dự phòng không đúng, hoặc đã được dùng. Xin kiểm tra lại.")
        )
        _note_streak(user)
    return _recovery_page(form, wait=wait), 429 if wait else 422


@bp.post("/dang-nhap/buoc-hai/passkey")
def second_step_passkey() -> ResponseReturnValue:
    """Let somebody in whose passkey answers after the password."""
    form, challenge, user = PasskeyForm(), posed_challenge(), _half_way()
    if user is None:
        return _too_late()
    if challenge and form.validate():
        given, now = form.credential.data, clock.now()
        if use_passkey(
            get_session(),
            site=site(),
            given=given,
            challenge=challenge,
            of=user,
            now=now,
        ):
            return _let_in(user)
    flash(_("Khóa truy cập chưa được chấp nhận. Xin thử lại, hoặc dùng cách khác."))
    return redirect(url_for(".second_step"))


def _half_way() -> User | None:
    return who_is_half_way(get_session())


def _may_try() -> tuple[User | None, int]:
    """Return who is half way, and how many minutes the next try must wait."""
    user = _half_way()
    targets = at_second_factor(user) if user else []
    let_go()  # counting writes in a transaction of its own
    wait = minutes_to_wait(targets) if targets else 0
    return _half_way(), wait


def _let_in(user: User) -> ResponseReturnValue:
    way = way_on()
    was_right(get_session(), [*at_second_factor(user), *at_password(user.email)])
    begun = let_in(user, has_second_factor=True)
    keep(get_session(), entered(user, begun))
    return redirect(way)


def _note_streak(user: User) -> None:
    db = get_session()
    n = tries(db, at_second_factor(user)[0])
    if n >= SECOND.free:
        keep(db, guessed_too_often(user, n))


def _page(user: User, form: CodeForm, *, wait: int = 0) -> str:
    known, options = passkeys_of(get_session(), user.id), None
    if known and site().can_have_passkeys:
        options = request_options(site(), challenge=pose_challenge(), known=known)
    return render_template(
        "accounts/second_step.html",
        form=form,
        minutes_to_wait=wait,
        factors=factors_of(get_session(), user),
        options=options,
    )


def _recovery_page(form: RecoveryForm, *, wait: int = 0) -> str:
    return render_template(
        "accounts/recovery_step.html", form=form, minutes_to_wait=wait
    )


def _too_late() -> ResponseReturnValue:
    flash(_("Đã quá lâu kể từ khi nhập mật khẩu. Xin đăng nhập lại từ đầu."))
    return redirect(url_for(".sign_in"))


def _wrong_code() -> str:
    return str(
        _(
            "Mã không đúng, đã hết hạn hoặc đã được dùng. "
            "Xin chờ mã mới trong ứng dụng rồi nhập lại."
        )
    )
