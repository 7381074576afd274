"""One's own account: what it is protected by, and where one is signed in."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey import clock
from survey.access import signed_in
from survey.accounts.blueprint import bp
from survey.accounts.browsers import shown
from survey.accounts.events import sessions_ended
from survey.accounts.factors import factors_of
from survey.accounts.forms import SentForm
from survey.accounts.sessions import end_session, end_sessions, own_sessions
from survey.accounts.tokens import own_tokens
from survey.accounts.views.own import own_session
from survey.audit import keep
from survey.db import get_session


@bp.get("/tai-khoan")
@signed_in
def account() -> ResponseReturnValue:
    """Show one's own account."""
    db = get_session()
    return render_template(
        "accounts/account.html",
        form=SentForm(),
        factors=factors_of(db, current_user),
        sessions=own_sessions(db, current_user.id, clock.now()),
        this=own_session(),
        tokens=own_tokens(db, current_user.id, clock.now()),
        shown=shown,
    )


@bp.post("/tai-khoan/phien/<int(max=999999999):number>/ket-thuc")
@signed_in
def end_one(number: int) -> ResponseReturnValue:
    """End one of one's own sessions."""
    db, user = get_session(), own_session().user
    if not end_session(db, user.id, number, clock.now()):
        abort(404)
    keep(db, sessions_ended(user, 1))
    flash(_("Đã kết thúc phiên làm việc."))
    return redirect(url_for(".account"))


@bp.post("/tai-khoan/phien/ket-thuc-khac")
@signed_in
def end_others() -> ResponseReturnValue:
    """End all of one's own sessions but this one."""
    db, this = get_session(), own_session()
    n = end_sessions(db, this.user_id, clock.now(), but=this.id)
    keep(db, sessions_ended(this.user, n))
    flash(_("Đã kết thúc mọi phiên làm việc khác."))
    return redirect(url_for(".account"))
