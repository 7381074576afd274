"""A closed round does not change: said before the database has to refuse it."""

from flask_babel import gettext as _

from survey.errors import Problem
from survey.i18n import day
from survey.models import Round


def require_not_closed(round_: Round) -> None:
    """Raise a `Problem` for whoever would change a closed round."""
    if round_.closed_on is None:
        return
    place = {"code": round_.code, "day": day(round_.closed_on)}
    message = _(
        "Đợt %(code)s đã đóng từ ngày %(day)s: không thay đổi được nữa.", **place
    )
    raise Problem(message, status=409)
