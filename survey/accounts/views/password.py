"""Changing one's own password."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey.access import signed_in
from survey.access.second_factor import has_second_factor
from survey.accounts.blueprint import bp
from survey.accounts.checking import password_is_right
from survey.accounts.entering import let_in
from survey.accounts.events import password_changed
from survey.accounts.factors import factors_of
from survey.accounts.forms import ChangeForm
from survey.accounts.operations import choose_password
from survey.accounts.views.own import own_account
from survey.audit import keep
from survey.db import get_session
from survey.errors import Problem


@bp.get("/tai-khoan/mat-khau")
@signed_in
def change_password() -> ResponseReturnValue:
    """Ask for the present password and a new one."""
    return _page(ChangeForm())


@bp.post("/tai-khoan/mat-khau")
@signed_in
def set_new_password() -> ResponseReturnValue:
    """Change the password; whoever else is signed in here is signed out."""
    form = ChangeForm()
    if not form.validate():
        return _page(form), 422
    wait = password_is_right(form.current)
    if form.errors:
        return _page(form), 429 if wait else 422
    user, had_second = own_account(), has_second_factor()
    try:
        choose_password(get_session(), user, form.password.data)
    except Problem as problem:
        get_session().rollback()
        form.password.errors = [problem.message]
        return _page(form), problem.status
    let_in(user, has_second_factor=had_second)
    keep(get_session(), password_changed(user))
    flash(_("Đã đổi mật khẩu. Các phiên làm việc khác đã kết thúc."))
    return redirect(url_for(".account"))


def _page(form: ChangeForm) -> str:
    factors = factors_of(get_session(), current_user)
    return render_template(
        "accounts/change_password.html", form=form, has_second_factor=factors.any
    )
