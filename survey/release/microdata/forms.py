"""The confirmation that the sheets of a round are given, once and for good."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import InputRequired

from survey.fields import StaffForm


class GiveForm(StaffForm):
    """The confirmation."""

    sure = BooleanField(
        _l("Tôi hiểu rằng mỗi đợt chỉ kèm dữ liệu phiếu được một lần, không rút lại"),
        validators=[InputRequired(_l("Xin đánh dấu để xác nhận."))],
    )
