"""Forms of questions and answers of the appraisal."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, Field, Form, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from survey.fields import DayField, StaffForm
from survey.form_filters import in_our_time, on_one_line
from survey.submission.content import Line
from survey.submission.forms import LONGEST
from survey.submission.operations.questions import Asking, Brought
from survey.words import text_of


class AskForm(StaffForm):
    """A question about an item."""

    today: date

    item = SelectField(_l("Nội dung"))
    text = TextAreaField(
        _l("Câu hỏi"), [DataRequired(), Length(max=LONGEST)], [on_one_line]
    )
    wants_document = BooleanField(_l("Yêu cầu bổ sung tài liệu"))
    due_on = DayField(_l("Trả lời trước hết ngày"), [DataRequired(), in_our_time])

    def offer(self, lines: Iterable[Line], *, today: date) -> None:
        """Offer the items; no day that is over can be set."""
        self.today = today
        self.item.choices = [
            SelectChoice(x.item.code, f"{x.item.code} {text_of(x.item.name)}")
            for x in lines
        ]

    def validate_due_on(self, field: Field) -> None:
        """Refuse a day that is over."""
        if field.data and field.data < self.today:
            raise ValidationError(_("Ngày này đã qua."))

    def asking(self) -> Asking:
        """Return what is asked."""
        return Asking(
            item=self.item.data,
            text=self.text.data,
            wants_document=self.wants_document.data,
            due_on=self.due_on.data,
        )


def _titled(form: Form, field: Field) -> None:
    if form["file"].data and not field.data:
        raise ValidationError(_("Ghi trích yếu của tài liệu."))


class AnswerForm(StaffForm):
    """What the unit answers."""

    text = TextAreaField(
        _l("Trả lời"), [DataRequired(), Length(max=LONGEST)], [on_one_line]
    )
    title = StringField(
        _l("Trích yếu tài liệu bổ sung"), [Length(max=300), _titled], [on_one_line]
    )
    file = FileField(_l("Tệp bổ sung"))

    def brought(self) -> Brought | None:
        """Return the document that was brought, if any."""
        if not self.file.data:
            return None
        name = self.file.data.filename or ""
        return Brought(self.title.data, name, self.file.data.read())
