"""A forgotten password: a link by mail, or whom to ask."""

from flask import render_template
from flask.typing import ResponseReturnValue

from survey.accounts.blueprint import bp
from survey.accounts.forms import ForgottenForm
from survey.accounts.installation import settings
from survey.accounts.letters import send_link
from survey.accounts.throttle import at_link, minutes_to_wait
from survey.mail import has_mail


@bp.get("/quen-mat-khau")
def forgotten() -> ResponseReturnValue:
    """Ask which address a link shall go to."""
    return _page(ForgottenForm())


@bp.post("/quen-mat-khau")
def send_reset() -> ResponseReturnValue:
    """Send a link, if there is such an account; the page never says whether."""
    form = ForgottenForm()
    if not has_mail(settings()):
        return _page(form), 404
    if not form.validate():
        return _page(form), 422
    wait = minutes_to_wait(at_link(form.email.data))
    if wait:
        return _page(form, wait=wait), 429
    send_link(form.email.data)
    return render_template("accounts/link_sent.html")


def _page(form: ForgottenForm, *, wait: int = 0) -> str:
    return render_template(
        "accounts/forgotten.html",
        form=form,
        minutes_to_wait=wait,
        has_mail=has_mail(settings()),
    )
