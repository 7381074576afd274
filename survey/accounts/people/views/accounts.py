"""What is done about somebody's account: closing, links, sessions, second factors."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs
from survey.accounts.events import (
    account_closed,
    factors_reset,
    link_made,
    sessions_ended,
)
from survey.accounts.operations import reset_second_factor
from survey.accounts.people import events, operations
from survey.accounts.people.blueprint import bp
from survey.accounts.people.changing import account_to_change
from survey.accounts.people.forms import AccountForm
from survey.accounts.people.link_page import link_page
from survey.accounts.people.places import person_of
from survey.accounts.sessions import end_sessions
from survey.audit import keep
from survey.clock import now
from survey.db import get_session
from survey.errors import Problem
from survey.signed_in import fresh_required


@bp.post("/nguoi-dung/<code>/dong")
@needs(Right.EDIT_PEOPLE, of=person_of("code"))
@fresh_required
def close(code: str) -> ResponseReturnValue:
    """Close an account: whoever is signed in there is out with the next page."""
    user = account_to_change(code, AccountForm())
    operations.close(get_session(), user)
    keep(get_session(), account_closed(user))
    return _back(code, _("Đã đóng tài khoản."))


@bp.post("/nguoi-dung/<code>/mo-lai")
@needs(Right.EDIT_PEOPLE, of=person_of("code"))
@fresh_required
def reopen(code: str) -> ResponseReturnValue:
    """Open a closed account again."""
    user = account_to_change(code, AccountForm())
    operations.reopen(get_session(), user)
    keep(get_session(), events.reopened(user))
    return _back(code, _("Đã mở lại tài khoản."))


@bp.post("/nguoi-dung/<code>/dang-xuat")
@needs(Right.EDIT_PEOPLE, of=person_of("code"))
@fresh_required
def end(code: str) -> ResponseReturnValue:
    """Sign somebody out everywhere."""
    user = account_to_change(code, AccountForm())
    n = end_sessions(get_session(), user.id, now())
    keep(get_session(), sessions_ended(user, n))
    return _back(code, _("Đã đăng xuất người này khỏi mọi thiết bị."))


@bp.post("/nguoi-dung/<code>/xac-thuc")
@needs(Right.EDIT_PEOPLE, of=person_of("code"))
@fresh_required
def reset(code: str) -> ResponseReturnValue:
    """Take somebody's second factors away: their telephone is lost."""
    user = account_to_change(code, AccountForm())
    reset_second_factor(get_session(), user)
    keep(get_session(), factors_reset(user))
    return _back(code, _("Đã gỡ lớp xác thực thứ hai. Người này phải đăng nhập lại."))


@bp.post("/nguoi-dung/<code>/duong-dan")
@needs(Right.EDIT_PEOPLE, of=person_of("code"))
@fresh_required
def link(code: str) -> ResponseReturnValue:
    """Make a link for a new password, and show it: this once."""
    session = get_session()
    user = account_to_change(code, AccountForm())
    if not user.active:
        raise Problem(_("Tài khoản này đã đóng: hãy mở lại trước."), status=409)
    page = link_page(session, user)
    keep(session, link_made(user))
    return page


def _back(code: str, done: str) -> ResponseReturnValue:
    flash(done)
    return redirect(url_for(".person", code=code), 303)
