"""New recovery codes, shown once."""

from flask import render_template, session, url_for
from flask.typing import ResponseReturnValue

from survey.access import signed_in
from survey.accounts.blueprint import bp
from survey.accounts.events import codes_made
from survey.accounts.factors import factors_of
from survey.accounts.forms import SentForm
from survey.accounts.recovery import make_codes
from survey.accounts.views.own import own_account
from survey.accounts.ways_back import WAY_ON, way_back
from survey.audit import keep
from survey.db import get_session
from survey.signed_in import fresh_required


@bp.get("/tai-khoan/ma-du-phong")
@signed_in
def recovery_codes() -> ResponseReturnValue:
    """Say how many codes are left, and offer new ones."""
    factors = factors_of(get_session(), own_account())
    return render_template("accounts/recovery.html", form=SentForm(), factors=factors)


@bp.post("/tai-khoan/ma-du-phong")
@signed_in
@fresh_required
def make_recovery_codes() -> ResponseReturnValue:
    """Make new codes; those of before are void."""
    db, user = get_session(), own_account()
    codes = make_codes(db, user)
    keep(db, codes_made(user))
    return codes_page(codes, are_first=False)


def codes_page(codes: list[str], *, are_first: bool = True) -> str:
    """Return the page that shows codes, this once, and leads on to what was begun."""
    way_on = way_back(session.pop(WAY_ON, url_for(".account")))
    return render_template(
        "accounts/codes.html", codes=codes, are_first=are_first, way_on=way_on
    )
