"""Forms of publishing: a statement or a reason, and the second confirmation."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from survey.fields import StaffForm

LONGEST = 2000  # characters


def _kept(text: str | None) -> str:
    """Return a text without white space around it, its lines kept."""
    return "\n".join(line.strip() for line in (text or "").strip().splitlines())


class StatementForm(StaffForm):
    """What is said along with a release."""

    note = TextAreaField(
        _l("Lời công bố"), filters=[_kept], validators=[Length(max=LONGEST)]
    )


class PublishForm(StatementForm):
    """The second confirmation."""

    sure = BooleanField(
        _l("Tôi đã xem những gì mọi người sẽ thấy, và muốn công bố"),
        validators=[InputRequired(_l("Xin đánh dấu để xác nhận."))],
    )


class WithdrawForm(StaffForm):
    """Why a release is taken back, and the confirmation."""

    note = TextAreaField(
        _l("Lý do thu hồi"),
        filters=[_kept],
        validators=[
            DataRequired(_l("Xin ghi lý do: mọi người sẽ đọc.")),
            Length(max=LONGEST),
        ],
    )
    sure = BooleanField(
        _l("Tôi hiểu rằng kết quả đã thu hồi không công bố lại được"),
        validators=[InputRequired(_l("Xin đánh dấu để xác nhận."))],
    )
