"""Forms that a script fills with what the device has signed."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

from survey.accounts.passkeys import MAX_NAME
from survey.fields import StaffForm

MAX_CREDENTIAL = 20_000  # characters of JSON; devices with many certificates send most


class PasskeyForm(StaffForm):
    """What a passkey answered."""

    credential = HiddenField(validators=[InputRequired(), Length(max=MAX_CREDENTIAL)])


class NewPasskeyForm(PasskeyForm):
    """A new passkey and the name its owner knows it by."""

    name = StringField(
        _("Tên để nhận ra khóa này"),
        filters=[lambda text: " ".join((text or "").split())],
        validators=[InputRequired(), Length(max=MAX_NAME)],
    )
