"""Forms about passwords: a new one, the present one, a forgotten one."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import EmailField, Field, PasswordField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from survey.accounts.operations import MAX_ADDRESS, WHOLE_ADDRESS
from survey.accounts.passwords import MAX_LENGTH, normal
from survey.fields import StaffForm

# Longer than what is kept: the message about the length is the operation's.
ROOM = 4 * MAX_LENGTH


class ConfirmForm(StaffForm):
    """The present password, to show that it is still the same person."""

    current = PasswordField(
        _("Mật khẩu hiện tại"), validators=[InputRequired(), Length(max=ROOM)]
    )


class PasswordForm(StaffForm):
    """A new password, typed twice; what it must be like, the operation knows."""

    password = PasswordField(
        _("Mật khẩu mới"), validators=[InputRequired(), Length(max=ROOM)]
    )
    again = PasswordField(
        _("Nhập lại mật khẩu mới"), validators=[InputRequired(), Length(max=ROOM)]
    )

    def validate_again(self, field: Field) -> None:
        """Refuse two that differ; the same letters of two keyboards do not differ."""
        if normal(field.data) != normal(self.password.data or ""):
            raise ValidationError(gettext("Hai lần nhập không giống nhau."))


class ChangeForm(ConfirmForm, PasswordForm):
    """The present password and a new one."""


class ForgottenForm(StaffForm):
    """The address that a link shall be sent to."""

    email = EmailField(
        _("Địa chỉ thư điện tử"),
        filters=[lambda text: (text or "").strip().lower()],
        validators=[
            InputRequired(),
            Length(max=MAX_ADDRESS),
            Regexp(WHOLE_ADDRESS, message=_("Không phải địa chỉ thư điện tử.")),
        ],
    )
