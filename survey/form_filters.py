"""What fields of forms share: texts on one line, days of our time."""

from datetime import date

from flask_babel import gettext as _
from wtforms import Field, Form
from wtforms.validators import ValidationError

from survey.days import EARLIEST, LATEST
from survey.documents.prose import cleaned


def on_one_line(text: str | None) -> str:
    """Return a text in NFC, on one line, with single spaces; a filter of fields."""
    return cleaned(text or "")


def in_our_time(form: Form, field: Field) -> None:
    """Refuse a day whose year nobody means; a validator of fields."""
    day: date | None = field.data
    if day and not EARLIEST <= day.year <= LATEST:
        raise ValidationError(_("Xin kiểm tra lại năm."))
