"""Signing in: by address and password, or by a passkey alone."""

from typing import cast

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.accounts.blueprint import bp
from survey.accounts.ceremonies import request_options
from survey.accounts.challenges import pose_challenge, posed_challenge
from survey.accounts.entering import is_in, let_in
from survey.accounts.events import entered, guessed_too_often
from survey.accounts.factors import factors_of
from survey.accounts.forms import PasskeyForm, SignInForm
from survey.accounts.guesses import tries, was_right
from survey.accounts.half_way import stop_half_way
from survey.accounts.installation import site
from survey.accounts.passkeys import use_passkey
from survey.accounts.patience import PASSWORD
from survey.accounts.throttle import at_password
from survey.accounts.ways_back import way_back
from survey.audit import keep
from survey.db import get_session
from survey.models import User


@bp.get("/dang-nhap")
def sign_in() -> ResponseReturnValue:
    """Ask who it is."""
    if is_in():
        return redirect(way_back(request.args.get("next")))
    return _page(SignInForm())


@bp.post("/dang-nhap")
def enter() -> ResponseReturnValue:
    """Let somebody in by address and password, or on to the second factor."""
    form = SignInForm()
    if not form.validate():
        _note_streak(form)
        return _page(form), 429 if form.minutes_to_wait else 422
    way = way_back(form.next.data)
    user = _still_same(cast(User, form.user))
    if user is None:
        return redirect(url_for(".sign_in", next=way))
    if factors_of(get_session(), user).any:
        stop_half_way(user, way=way)
        return redirect(url_for(".second_step"))
    was_right(get_session(), at_password(user.email))
    begun = let_in(user, has_second_factor=False)
    keep(get_session(), entered(user, begun))
    return redirect(way)


@bp.post("/dang-nhap/passkey")
def enter_by_passkey() -> ResponseReturnValue:
    """Let somebody in whose device keeps a passkey and has checked its owner."""
    form, challenge, db = PasskeyForm(), posed_challenge(), get_session()
    way = way_back(request.form.get("next"))
    user = None
    if challenge and form.validate():
        user = use_passkey(
            db,
            site=site(),
            given=form.credential.data,
            challenge=challenge,
            of=None,
            now=clock.now(),
        )
    if user is None:
        flash(_("Khóa truy cập chưa được chấp nhận. Xin thử lại, hoặc dùng mật khẩu."))
        return redirect(url_for(".sign_in", next=way))
    begun = let_in(user, has_second_factor=True)
    keep(db, entered(user, begun))
    return redirect(way)


def _page(form: SignInForm) -> str:
    options = None
    if site().can_have_passkeys:
        options = request_options(site(), challenge=pose_challenge(), known=[])
    return render_template("accounts/sign_in.html", form=form, options=options)


def _still_same(checked: User) -> User | None:
    """Return the account whose password was checked, in the session that writes."""
    user = get_session().get(User, checked.id)
    is_same = user is not None and user.fs_uniquifier == checked.fs_uniquifier
    return user if is_same and user and user.active else None


def _note_streak(form: SignInForm) -> None:
    """Keep in the audit that somebody's password is being guessed at."""
    if form.minutes_to_wait or not isinstance(form.user, User):
        return
    db = get_session()
    n = tries(db, at_password(form.address)[0])
    if n >= PASSWORD.free:
        keep(db, guessed_too_often(form.user, n))
