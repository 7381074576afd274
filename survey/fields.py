"""Forms of staff: what they share, and the filters their templates use."""

from decimal import Decimal
from typing import Any

from flask import Flask
from flask_wtf import FlaskForm
from wtforms import DateField, DecimalField, Form, HiddenField
from wtforms.validators import StopValidation
from wtforms.widgets import TextInput

from survey import words
from survey.days import day_written
from survey.form_faults import faults_of, flat, own
from survey.form_words import FormWords
from survey.i18n import language
from survey.models import AuditEntry
from survey.unseen import refuse_unseen

# As WTForms says it; our words for it are in `form_words`.
NO_DAY = "Not a valid date value."
NO_NUMBER = "Not a valid decimal value."


class StaffForm(FlaskForm):  # type: ignore[misc]
    """A form with its error messages in the language of the page."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Where the messages come from."""

        def get_translations(self, form: object) -> FormWords:
            """Return WTForms' own messages in the language of the page."""
            return FormWords()

    def validate(self, extra_validators: object = None) -> bool:
        """Check every field, and that none holds what nobody sees."""
        is_valid = super().validate(extra_validators)
        return refuse_unseen(self) and bool(is_valid)

    def answers(self) -> dict[str, Any]:
        """Return what was filled in, without the token and the revision."""
        own = {"csrf_token", "revision"}
        return {name: value for name, value in self.data.items() if name not in own}


class InnerForm(Form):  # type: ignore[misc]
    """A form inside another, with its messages in the language of the page."""

    class Meta:
        """Where the messages come from."""

        def get_translations(self, form: object) -> FormWords:
            """Return WTForms' own messages in the language of the page."""
            return FormWords()


class EditForm(StaffForm):
    """A form that changes something there is: it says which state it was opened at."""

    revision = HiddenField()


class CommaField(DecimalField):  # type: ignore[misc]
    """A decimal number, written the Vietnamese way (12,5) or with a point."""

    data: Any  # a Decimal, or None
    widget = TextInput()  # a browser empties a number field that says 12,5

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, places=None, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read either sign; a number with both is none, nor is what has no end."""
        super().process_formdata([text.strip().replace(",", ".") for text in valuelist])
        # What was not sent stays what it was, in whatever kind of number.
        if isinstance(self.data, Decimal) and not self.data.is_finite():
            self.data = None  # a signaling NaN would fail wherever it is compared
            raise ValueError(self.gettext(NO_NUMBER))

    def pre_validate(self, form: Form) -> None:
        """Say of what is no number that alone, not also which numbers are allowed."""
        is_empty = not "".join(self.raw_data or ()).strip()
        if self.process_errors and not is_empty:  # that an empty one is one, others say
            raise StopValidation

    def _value(self) -> str:
        """Return what stands in the field: what was typed, else 12,5."""
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        number = f"{float(self.data):.10g}"
        return number.replace(".", ",") if language() == "vi" else number


class DayField(DateField):  # type: ignore[misc]
    """A day as browsers send it (2026-12-31), or as people write it (31/12/2026)."""

    data: Any  # a date, or None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a day in either way; an empty field says nothing."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = day_written(text)
        if text and self.data is None:
            raise ValueError(self.gettext(NO_DAY))

    def _value(self) -> str:
        """Return what stands in the field: a browser takes a day in one form only."""
        if self.data is not None:
            return str(self.data.isoformat())
        return str(self.raw_data[0]) if self.raw_data else ""


def field_names(entry: AuditEntry) -> list[str]:
    """Return the fields that an entry of the audit tells of."""
    return list(dict.fromkeys([*(entry.before or {}), *(entry.after or {})]))


def init_app(app: Flask) -> None:
    """Give the templates what the macros of fields ask for."""
    app.jinja_env.filters.update(flat=flat, own=own)
    app.jinja_env.globals.update(
        faults_of=faults_of, field_names=field_names, words=words
    )
