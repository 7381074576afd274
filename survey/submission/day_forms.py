"""Forms of the days of workbooks: of one, and of many at once."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.validators import Optional as MayBeEmpty

from survey.fields import DayField, EditForm
from survey.form_filters import in_our_time, on_one_line
from survey.i18n import number
from survey.submission.forms import LONGEST
from survey.submission.operations.days import Days, out_of_order

UNSENT_ONLY, UNCONCLUDED = "unsent", "unconcluded"


class DaysForm(EditForm):
    """Other days, and why."""

    today: date
    before: Days

    due_on = DayField(_l("Hạn tự chấm"), [MayBeEmpty(), in_our_time])
    appraise_by = DayField(_l("Hạn thẩm định"), [MayBeEmpty(), in_our_time])
    because = TextAreaField(
        _l("Lý do đổi hạn"), [DataRequired(), Length(max=LONGEST)], [on_one_line]
    )

    def offer(self, before: Days, *, revision: str, today: date) -> None:
        """Offer the days as they are; none that is over can be set."""
        self.before, self.today = before, today
        if not self.is_submitted():
            self.due_on.data, self.appraise_by.data = before.due_on, before.appraise_by
            self.revision.data = revision

    def validate_due_on(self, field: Field) -> None:
        """Refuse another day that is over."""
        self._require_to_come(field, self.before.due_on)

    def validate_appraise_by(self, field: Field) -> None:
        """Refuse the same, and a day before the unit has to be done."""
        self._require_to_come(field, self.before.appraise_by)
        if not self.days().are_in_order:
            raise ValidationError(out_of_order())

    def days(self) -> Days:
        """Return the days that were filled in."""
        return Days(self.due_on.data, self.appraise_by.data)

    def _require_to_come(self, field: Field, before: date | None) -> None:
        if field.data and field.data != before and field.data < self.today:
            raise ValidationError(_("Ngày này đã qua."))


class ManyDaysForm(DaysForm):
    """Other days of the workbooks of a set; a day that is left empty stays."""

    which = SelectField(_l("Đổi hạn của"))

    def offer_which(self, *, n_unsent: int, n_unconcluded: int) -> None:
        """Offer whose days are changed."""
        unsent = _("các bảng chưa gửi (%(n)s)", n=number(n_unsent))
        every = _(
            "mọi bảng chưa kết luận (%(n)s); bảng đã gửi chỉ đổi hạn thẩm định",
            n=number(n_unconcluded),
        )
        self.which.choices = [
            SelectChoice(UNSENT_ONLY, unsent),
            SelectChoice(UNCONCLUDED, every),
        ]
