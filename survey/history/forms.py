"""The forms of packs: a file, and the letter one was handed in with."""

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from survey import clock
from survey.fields import DayField, StaffForm
from survey.form_filters import on_one_line
from survey.packs.keeping import Letter
from survey.packs.provinces import Province, province_of_code, provinces


class FileForm(StaffForm):
    """A pack to be looked at."""

    file = FileField(_l("Tệp hồ sơ (ZIP)"), [FileRequired(_l("Chọn một tệp."))])


class WithProvince(StaffForm):
    """The province that a pack is of."""

    province = SelectField(_l("Của tỉnh, thành phố"))

    def offer(self) -> None:
        """Offer the provinces there are."""
        by_name = _("Theo tên đơn vị ghi trong hồ sơ")
        self.province.choices = [
            SelectChoice("", by_name),
            *(SelectChoice(one.code, f"{one.code} {one.name}") for one in provinces()),
        ]

    def chosen(self) -> Province | None:
        """Return the province that was chosen, if one was."""
        return province_of_code(self.province.data or "")


class ReceiveForm(FileForm, WithProvince):
    """A pack to be kept, and the province it is of."""


class ProvinceForm(WithProvince):
    """Another province than a pack was taken to be of, and why."""

    because = TextAreaField(
        _l("Lý do"), [DataRequired(), Length(max=500)], [on_one_line]
    )


class LetterForm(StaffForm):
    """The official letter a pack was handed in with."""

    number = StringField(
        _l("Số, ký hiệu văn bản"), [DataRequired(), Length(max=60)], [on_one_line]
    )
    day = DayField(_l("Ngày văn bản"), validators=[InputRequired()])
    recipient = StringField(_l("Nơi nhận"), [Length(max=200)], [on_one_line])

    def validate(self, extra_validators: object = None) -> bool:
        """Check every field; a letter of a day to come was not handed in."""
        is_valid = super().validate(extra_validators)
        today = clock.today(current_app.config["HAILONG"].zone)
        if self.day.data and self.day.data > today:
            self.day.errors = [_("Ngày văn bản không được sau hôm nay.")]
            return False
        return is_valid

    def letter(self) -> Letter:
        """Return what was filled in."""
        return Letter(self.number.data, self.day.data, self.recipient.data or "")
