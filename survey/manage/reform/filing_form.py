"""The form of a reform that comes in a file."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import Length

from survey.documents.prose import cleaned
from survey.fields import StaffForm


class FilingForm(StaffForm):
    """A file of old and new units; from the preview on it comes packed."""

    file = FileField(_l("Tệp CSV hoặc Excel (.xlsx)"))
    packed = HiddenField()
    seen = HiddenField()
    basis = StringField(
        _l("Căn cứ"),
        filters=[lambda text: cleaned(text or "")],
        validators=[Length(max=200, message=_l("Dài nhất 200 ký tự."))],
    )
    carries_people = BooleanField(
        _l("Người có vai trò ở đơn vị cũ có vai trò đó ở đơn vị kế tục"), default=True
    )
