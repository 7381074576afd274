"""Forms that take a code of the second factor, or nothing but the wish."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from survey.fields import StaffForm

MAX_CODE = 64  # characters; spaces and hyphens may stand between


class SentForm(StaffForm):
    """A button: the form says nothing but that it was sent on purpose."""


class CodeForm(StaffForm):
    """Six digits of an authenticator app."""

    code = StringField(
        _("Mã 6 chữ số trong ứng dụng xác thực"),
        validators=[InputRequired(), Length(max=MAX_CODE)],
    )


class RecoveryForm(StaffForm):
    """One of the recovery codes."""

    code = StringField(
        _("Mã dự phòng"), validators=[InputRequired(), Length(max=MAX_CODE)]
    )
