"""The sign-in form: address and password, and patience with guesses."""

import re
from datetime import timedelta

from flask import current_app
from flask_security import LoginForm
from wtforms import EmailField, Field, PasswordField
from wtforms.validators import DataRequired, Length, Regexp

from survey import clock
from survey.accounts.operations import ADDRESS, MAX_ADDRESS
from survey.accounts.passwords import MAX_LENGTH
from survey.accounts.patience import Patience
from survey.accounts.ways_back import way_back

WHOLE_ADDRESS = re.compile(rf"(?:{ADDRESS.pattern})\Z")
MINUTE = timedelta(minutes=1)


class SignInForm(LoginForm):
    """Address and password; nobody is remembered on a shared computer."""

    email = EmailField(
        filters=[lambda text: text and text.strip()],
        validators=[DataRequired(), Length(max=MAX_ADDRESS), Regexp(WHOLE_ADDRESS)],
    )
    password = PasswordField(validators=[DataRequired(), Length(max=MAX_LENGTH)])
    remember = None
    minutes_to_wait = 0

    def validate(self, **given: object) -> bool:
        """Return whether address and password belong together; guesses must wait."""
        patience: Patience = current_app.extensions["hailong_patience"]
        address, now = (self.email.data or "").lower()[:MAX_ADDRESS], clock.now()
        wait = patience.wait(address, now=now)
        if wait:
            self.minutes_to_wait = -(-wait // MINUTE)
            self.form_errors.append("wait")  # the page has the words
            return False
        is_right: bool = super().validate(**given)
        if is_right:
            patience.succeeded(address)
        else:
            patience.failed(address, now=now)
        return is_right

    def validate_next(self, field: Field) -> None:
        """Forget a way back that leads elsewhere; that is no reason to stop here."""
        field.data = way_back(field.data)
