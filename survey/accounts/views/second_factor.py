"""The second factors of one's own account, and how to set one up."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_security import current_user

from survey.access import signed_in
from survey.access.second_factor import has_second_factor
from survey.accounts.blueprint import bp
from survey.accounts.factors import factors_of
from survey.accounts.forms import SentForm
from survey.accounts.installation import settings, site
from survey.accounts.passkeys import passkeys_of
from survey.db import get_session


@bp.get("/tai-khoan/hai-lop")
@signed_in
def second_factor() -> ResponseReturnValue:
    """Show which second factors there are, and which can be set up."""
    db = get_session()
    return render_template(
        "accounts/second_factor.html",
        form=SentForm(),
        factors=factors_of(db, current_user),
        passkeys=passkeys_of(db, current_user.id),
        can_have_passkeys=site().can_have_passkeys,
        is_required=settings().second_factor == "required",
        has_second_factor=has_second_factor(),
    )
