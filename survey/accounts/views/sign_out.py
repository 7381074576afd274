"""Signing out: the session ends on the server, whoever still has the cookie."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from survey import clock
from survey.accounts.blueprint import bp
from survey.accounts.entering import forget_browser
from survey.accounts.events import left
from survey.accounts.sessions import end_session
from survey.audit import keep
from survey.db import get_session
from survey.signed_in import current_session

# Not "cookies" or "storage": other sites below the same domain keep theirs, and a
# kiosk in the same browser keeps answers that were not sent yet.
CLEARED = '"cache"'


@bp.post("/dang-xuat")
def sign_out() -> ResponseReturnValue:
    """End the session, and show the sign-in page."""
    ending = current_session()
    if ending is not None:
        end_session(get_session(), ending.user_id, ending.id, clock.now())
        keep(get_session(), left(ending.user))
    forget_browser()
    answer = redirect(url_for(".sign_in"))
    answer.headers["Clear-Site-Data"] = CLEARED
    return answer
