"""What is told of a comment beside its text."""

from datetime import date

from flask_babel import gettext as _

from survey.models import ShownComment


def months_told(comment: ShownComment) -> str:
    """Return a comment's month, or the months that its batch spans."""
    first = comment.month or comment.batch.first_month
    last = comment.month or comment.batch.last_month
    if first == last:
        one: str = _("Tháng %(month)s", month=_month(first))
        return one
    span: str = _(
        "Từ tháng %(first)s đến %(last)s", first=_month(first), last=_month(last)
    )
    return span


def _month(day: date) -> str:
    return f"{day.month}/{day.year}"
