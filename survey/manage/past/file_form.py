"""The form that takes a file of past answers."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from survey.fields import StaffForm


class FileForm(StaffForm):
    """A file of past answers."""

    file = FileField(
        _l("Tệp CSV hoặc Excel"), validators=[FileRequired(_l("Xin chọn một tệp."))]
    )
