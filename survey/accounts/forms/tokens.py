"""The form of a new token for a program."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, Length

from survey.accounts.tokens import DAYS, MAX_NAME
from survey.unit_field import UnitForm


class TokenForm(UnitForm):
    """What a token is for, how long it is good, and how far it reaches."""

    name = StringField(
        _l("Dùng cho chương trình nào"),
        filters=[lambda text: " ".join((text or "").split())],
        validators=[
            DataRequired(_l("Xin ghi tên để sau này biết khóa dùng vào đâu.")),
            Length(max=MAX_NAME),
        ],
    )
    days = SelectField(_l("Thời hạn"), coerce=int, default=90)

    def offer(self) -> None:
        """Offer how long a token may be good."""
        self.unit.label.text = _("Chỉ trong đơn vị")
        self.days.choices = [
            SelectChoice(n, _("%(n)d ngày", n=n) if n < max(DAYS) else _("1 năm"))
            for n in DAYS
        ]
