"""What is asked of those who set counters up, print for them and look after them."""

import unicodedata
from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)

from survey.documents.prose import REFUSED
from survey.fields import DayField, EditForm, StaffForm
from survey.form_filters import on_one_line
from survey.manage.counters.posters import Size
from survey.manage.counters.words import finding_word, size_word
from survey.models import Finding
from survey.services import ServiceNames
from survey.unit_field import NeedsUnit

LONGEST = 120  # characters of a name or a room
MOST_AT_ONCE = 50  # counters


def _is_writable(form: StaffForm, field: Field) -> None:
    if any(unicodedata.category(sign) in REFUSED for sign in field.data or ""):
        raise ValidationError(_("Có ký tự điều khiển hoặc ký tự không hợp lệ."))
    if (field.data or "").startswith("="):  # no file could bring it back
        raise ValidationError(_("Không được bắt đầu bằng dấu “=”."))


def _words(label: str, *, longest: int = LONGEST, is_required: bool = False) -> Field:
    """Return a field of one line of text."""
    first = DataRequired() if is_required else Optional()
    return StringField(
        label,
        filters=[on_one_line],
        validators=[first, Length(max=longest), _is_writable],
    )


class Described(StaffForm):
    """What a counter is called, where it is, and what it is for."""

    name = _words(_l("Tên quầy"), is_required=True)
    name_en = _words(_l("Tên tiếng Anh"))
    room = _words(_l("Phòng"))
    service = SelectField(_l("Lĩnh vực"), validators=[Optional()])

    def offer(self, codes: Iterable[str], names: ServiceNames) -> None:
        """Offer the services that something is counted under."""
        choices = sorted((names[code].name, code) for code in codes)
        every = SelectChoice("", _("Tất cả lĩnh vực của đơn vị"))
        self.service.choices = [every, *(SelectChoice(c, n) for n, c in choices)]


class OpenForm(Described, NeedsUnit):
    """New counters of a unit: one, or several with numbers."""

    opened_on = DayField(_l("Mở từ ngày"), validators=[InputRequired()])
    n = IntegerField(
        _l("Số quầy"),
        default=1,
        validators=[InputRequired(), NumberRange(1, MOST_AT_ONCE)],
    )
    first = IntegerField(
        _l("Đánh số từ"),
        default=1,
        validators=[InputRequired(), NumberRange(1, 9_999)],
    )
    begun = HiddenField()  # when the form was opened: a double click sends it twice


class DescribeForm(Described, EditForm):
    """A counter described anew."""


class CloseForm(EditForm):
    """The day from which a counter takes no more sheets."""

    on = DayField(_l("Đóng từ ngày"), validators=[InputRequired()])


class ReopenForm(EditForm):
    """A closed counter takes sheets again; there is nothing to fill in."""


class MoveForm(EditForm, NeedsUnit):
    """The unit a counter belongs to from today on."""


class CheckForm(StaffForm):
    """What somebody found who went to look at a counter's code."""

    on = DayField(_l("Ngày kiểm tra"), validators=[InputRequired()])
    finding = RadioField(_l("Kết quả"), validators=[InputRequired()])
    note = TextAreaField(
        _l("Ghi chú"),
        filters=[on_one_line],
        validators=[Optional(), Length(max=300), _is_writable],
    )

    def offer(self) -> None:
        """Offer what may have been found."""
        self.finding.choices = [SelectChoice(one, finding_word(one)) for one in Finding]


class ImportForm(StaffForm):
    """A file of counters."""

    file = FileField(
        _l("Tệp Excel hoặc CSV"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )


class PrintForm(StaffForm):
    """What shall be printed."""

    size = RadioField(_l("In gì"), validators=[InputRequired()])

    def offer(self) -> None:
        """Offer what can be printed."""
        self.size.choices = [SelectChoice(one, size_word(one)) for one in Size]
