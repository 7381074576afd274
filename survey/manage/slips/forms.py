"""What is asked of who has slips made."""

from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, IntegerField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from survey.fields import DayField, StaffForm
from survey.form_filters import on_one_line
from survey.i18n import day as day_words
from survey.manage.operations.slips import LONGEST, MOST
from survey.manage.slips.work import MOST_PRINTED, Kind


class SlipsForm(StaffForm):
    """How many slips, until when, and on what."""

    n = IntegerField(
        _l("Số mã"),
        default=240,
        validators=[InputRequired(_l("Xin ghi số mã.")), NumberRange(1, MOST)],
    )
    last_day = DayField(
        _l("Dùng được đến hết ngày"), validators=[InputRequired(_l("Xin ghi ngày."))]
    )
    kind = RadioField(_l("Phát bằng gì?"), default=Kind.PDF.value)
    note = StringField(
        _l("Ghi chú"), filters=[on_one_line], validators=[Length(max=200)]
    )

    def offer(self, *, today: date) -> None:
        """Offer what the codes may stand on, and until when they may be good."""
        words = {
            Kind.PDF: _("Phiếu giấy để cắt, 24 mã một tờ A4 (PDF)"),
            Kind.XLSX: _("Bảng liên kết và mã QR, để nhắn tin SMS, Zalo (Excel)"),
        }
        self.kind.choices = [SelectChoice(k.value, word) for k, word in words.items()]
        self.today = today

    def validate_last_day(self, field: Field) -> None:
        """Refuse days on which nobody could use a code, or that are too far off."""
        last = self.today + timedelta(days=LONGEST)
        if field.data and not self.today <= field.data <= last:
            place = {"first": day_words(self.today), "last": day_words(last)}
            raise ValidationError(_("Ngày phải từ %(first)s đến %(last)s.", **place))

    def validate_kind(self, field: Field) -> None:
        """Refuse more slips than can be set at once."""
        n = self.n.data or 0
        if field.data == Kind.PDF and n > MOST_PRINTED:
            words = _(
                "Một tệp in có nhiều nhất %(n)s mã; xin chia nhỏ.", n=MOST_PRINTED
            )
            raise ValidationError(words)
