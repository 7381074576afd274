"""Why no sheets are taken at a counter, for those who can mend it."""

from datetime import date

from flask_babel import gettext as _

from survey.models import Channel
from survey.respond.desk import Desk
from survey.respond.places import OpenCounter


def why_resting(desk: Desk, counter: str, day: date) -> str:
    """Return what staff have to know while a kiosk takes no sheets."""
    words: str = _(
        "Không có đợt khảo sát nào đang mở ở đơn vị này, hoặc quầy đã đóng. Máy tự mở "
        "lại khi có đợt."
    )
    if isinstance(desk.counter(counter, day, Channel.QR), OpenCounter):
        words = _(
            "Đợt khảo sát đang mở không nhận phiếu từ máy tại quầy: trong kế hoạch của "
            "đợt, xin chọn thêm kênh “máy khảo sát tại chỗ”."
        )
    return words
