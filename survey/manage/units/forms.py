"""What is asked of those who set the tree of units up."""

from datetime import date

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    HiddenField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from survey.fields import DayField, EditForm, StaffForm
from survey.form_filters import on_one_line
from survey.models import UnitKind
from survey.spreadsheets import FileRefused
from survey.words import kind_word

LONGEST_NAME, LONGEST_GROUP, LONGEST_CODE = 200, 60, 32


class Described(StaffForm):
    """What a unit is called and what it is."""

    name = StringField(
        _l("Tên đơn vị"),
        filters=[on_one_line],
        validators=[DataRequired(), Length(max=LONGEST_NAME)],
    )
    name_en = StringField(
        _l("Tên tiếng Anh"),
        filters=[on_one_line],
        validators=[Optional(), Length(max=LONGEST_NAME)],
    )
    kind = SelectField(_l("Loại đơn vị"), validators=[InputRequired()])
    ranking_group = StringField(
        _l("Nhóm xếp hạng"),
        filters=[on_one_line],
        validators=[Optional(), Length(max=LONGEST_GROUP)],
    )
    valid_from = DayField(_l("Hoạt động từ ngày"), validators=[InputRequired()])

    def offer(self) -> None:
        """Offer the kinds of units in the language of the page."""
        self.kind.choices = [SelectChoice(k.value, kind_word(k)) for k in UnitKind]

    def written(self) -> dict[str, str]:
        """Return what was filled in as a file would say it."""
        return {name: _text(value) for name, value in self.answers().items()}

    def take(self, refused: FileRefused) -> None:
        """Put what does not fit at the fields that it is about."""
        for fault in refused.faults:
            field = self[fault.column] if fault.column in self else self["name"]
            field.errors = [
                *field.errors,
                f"{fault.words[:1].upper()}{fault.words[1:]}.",
            ]


class NewUnitForm(Described):
    """A new unit, below another or at the top."""

    parent = StringField(
        _l("Mã đơn vị cấp trên"),
        filters=[on_one_line],
        validators=[Optional(), Length(max=LONGEST_CODE)],
    )
    code = StringField(
        _l("Mã đơn vị"),
        filters=[on_one_line],
        validators=[DataRequired(), Length(max=LONGEST_CODE)],
    )


class CorrectForm(Described, EditForm):
    """What is written of a unit, corrected; a real change is a reform."""

    valid_to = DayField(_l("Đến hết ngày"), validators=[Optional()])


class FileForm(StaffForm):
    """A file of units, to be looked at before anything is written."""

    file = FileField(
        _l("Tệp .xlsx hoặc .csv"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )


class RenameGroupForm(StaffForm):
    """Another name for a ranking group."""

    old = HiddenField()
    new = StringField(
        _l("Tên mới của nhóm"),
        filters=[on_one_line],
        validators=[DataRequired(), Length(max=LONGEST_GROUP)],
    )


class GroupForm(StaffForm):
    """Units that are put into a ranking group."""

    group = StringField(
        _l("Nhóm xếp hạng"),
        filters=[on_one_line],
        validators=[Optional(), Length(max=LONGEST_GROUP)],
    )
    every = BooleanField(_l("Tất cả đơn vị tìm thấy, kể cả ở các trang khác"))
    n_found = HiddenField()


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
