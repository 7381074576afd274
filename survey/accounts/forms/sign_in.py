"""The sign-in form: address and password, and patience with guesses."""

from flask_security import LoginForm
from wtforms import EmailField, Field, PasswordField
from wtforms.validators import DataRequired, Length, Regexp

from survey.accounts.lock import without_the_lock
from survey.accounts.operations import MAX_ADDRESS, WHOLE_ADDRESS
from survey.accounts.passwords import MAX_LENGTH
from survey.accounts.throttle import at_password, minutes_to_wait
from survey.accounts.ways_back import way_back


class SignInForm(LoginForm):
    """Address and password; nobody is remembered on a shared computer.

    An unknown address costs the same work as a known one: flask-security hashes the
    password all the same.
    """

    email = EmailField(
        filters=[lambda text: text and text.strip()],
        validators=[DataRequired(), Length(max=MAX_ADDRESS), Regexp(WHOLE_ADDRESS)],
    )
    password = PasswordField(validators=[DataRequired(), Length(max=MAX_LENGTH)])
    remember = None
    minutes_to_wait = 0

    @property
    def address(self) -> str:
        """Return the address as it is kept and counted."""
        return (self.email.data or "").lower()[:MAX_ADDRESS]

    def validate(self, **given: object) -> bool:
        """Return whether address and password belong together; guesses must wait."""
        self.minutes_to_wait = minutes_to_wait(at_password(self.address))
        if self.minutes_to_wait:
            self.form_errors.append("wait")  # the page has the words
            return False
        with without_the_lock():
            is_right: bool = super().validate(**given)
        return is_right

    def validate_next(self, field: Field) -> None:
        """Forget a way back that leads elsewhere; that is no reason to stop here."""
        field.data = way_back(field.data)
