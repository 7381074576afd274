"""The form of what a unit changed."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from survey.fields import DayField, EditForm
from survey.form_filters import in_our_time
from survey.models import Round

LONGEST = 1000  # characters


def _kept(text: str | None) -> str:
    """Return a text without white space around it, its lines kept."""
    return "\n".join(line.strip() for line in (text or "").strip().splitlines())


class ImprovementForm(EditForm):
    """What was changed, when, after which round, and whether everybody reads it."""

    round = SelectField(_l("Sau đợt khảo sát"))
    happened_on = DayField(
        _l("Ngày thay đổi"),
        validators=[InputRequired(_l("Xin ghi ngày thay đổi.")), in_our_time],
    )
    text = TextAreaField(
        _l("Đã thay đổi gì"),
        filters=[_kept],
        validators=[
            DataRequired(_l("Xin ghi đơn vị đã thay đổi gì.")),
            Length(max=LONGEST),
        ],
    )
    text_en = TextAreaField(
        _l("Bằng tiếng Anh"), filters=[_kept], validators=[Length(max=LONGEST)]
    )
    is_public = BooleanField(_l("Công khai cho mọi người đọc"))

    def offer(self, rounds: Sequence[Round], today: date) -> None:
        """Offer the rounds that took in the unit; note what day it is."""
        self.round.choices = [(one.code, one.title) for one in rounds]
        self.today = today

    def validate_happened_on(self, field: Field) -> None:
        """Refuse what has not happened yet: plans are no changes."""
        if field.data and field.data > self.today:
            raise ValidationError(_("Chỉ ghi việc đã làm: ngày này còn ở phía trước."))
