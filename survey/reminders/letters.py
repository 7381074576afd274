"""What a reminder says: what is due, until when, where. No answers, no people."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from survey.due import Due
from survey.i18n import day, number
from survey.smtp import Letter
from survey.unseen import seen
from survey.words.due import time_left_word

MOST_TOLD = 30


def letter(
    address: str, dues: Sequence[Due], *, site: str, today: date, name: str
) -> Letter:
    """Return one letter of everything that somebody is reminded of on a day."""
    n = number(len(dues))
    subject = _("Hài Lòng: %(n)s việc đến hạn hoặc quá hạn", n=n)
    told = [_line(one, site, today) for one in dues[:MOST_TOLD]]
    if len(dues) > MOST_TOLD:
        told.append(_("… và %(n)s việc khác.", n=number(len(dues) - MOST_TOLD)))
    text = "\n\n".join((_("Những việc sau đang chờ bạn:"), *told, _ending()))
    return Letter(address, subject, text + "\n", name)


def _line(due: Due, site: str, today: date) -> str:
    left = time_left_word(due.until, today=today)
    words = " ".join(seen(due.words).split())
    return f"- {words} ({day(due.until)}, {left})\n  {site}{due.path}"


def _ending() -> str:
    return str(
        _(
            "Thư này do hệ thống tự gửi theo hạn đã đặt. Nếu bạn không còn phụ trách "
            "đơn vị, xin báo người quản trị để đóng hoặc đổi quyền của tài khoản."
        )
    )
