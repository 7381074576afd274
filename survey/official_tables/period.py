"""The period of a round as the heads of tables name it."""

from flask_babel import gettext as _

from survey.i18n import day
from survey.models import Round

MONTHS = 3  # of a quarter


def period_word(round_: Round) -> str:
    """Return the quarter that a round lies in, else its first and last day."""
    first, last = round_.starts_on, round_.ends_on
    days = {"first": day(first), "last": day(last)}
    told = str(_("từ ngày %(first)s đến ngày %(last)s", **days))
    if first.year != last.year or quarter(first.month) != quarter(last.month):
        return told[:1].upper() + told[1:]
    number = ("I", "II", "III", "IV")[quarter(first.month)]
    named = _("Quý %(number)s năm %(year)s", number=number, year=str(first.year))
    return f"{named} ({told})"


def quarter(month: int) -> int:
    """Return the quarter of a month, from 0."""
    return (month - 1) // MONTHS
