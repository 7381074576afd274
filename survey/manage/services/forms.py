"""The form of a service's names."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField
from wtforms.validators import DataRequired, Length, Regexp

from survey.codes import CODE
from survey.fields import EditForm, StaffForm
from survey.form_filters import on_one_line
from survey.manage.service_rows import LONGEST

CODE_ALONE = rf"(?:{CODE.pattern})\Z"


class NamesForm(EditForm):
    """The names of a service."""

    name = StringField(
        _l("Tên lĩnh vực"),
        filters=[on_one_line],
        validators=[DataRequired(_l("Xin ghi tên.")), Length(max=LONGEST)],
    )
    name_en = StringField(
        _l("Tên tiếng Anh"), filters=[on_one_line], validators=[Length(max=LONGEST)]
    )


class ServiceForm(StaffForm):
    """A new service: its code, and its names."""

    code = StringField(
        _l("Mã lĩnh vực"),
        filters=[on_one_line],
        validators=[
            DataRequired(_l("Xin đặt mã.")),
            Length(max=32),
            Regexp(
                CODE_ALONE,
                message=_l("Chỉ dùng A-Z a-z 0-9 . _ - và bắt đầu bằng chữ hoặc số."),
            ),
        ],
    )
    name = StringField(
        _l("Tên lĩnh vực"),
        filters=[on_one_line],
        validators=[DataRequired(_l("Xin ghi tên.")), Length(max=LONGEST)],
    )
    name_en = StringField(
        _l("Tên tiếng Anh"), filters=[on_one_line], validators=[Length(max=LONGEST)]
    )


class FileForm(StaffForm):
    """A file of names."""

    file = FileField(
        _l("Tệp XLSX hoặc CSV"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )
