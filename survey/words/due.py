"""Words of what is due: how much time is left."""

from datetime import date

from flask_babel import gettext as _


def time_left_word(until: date, *, today: date) -> str:
    """Return how long something may still take, or for how long it has been due."""
    n_days = (until - today).days
    words: str
    if n_days < 0:
        words = _("quá hạn %(n)s ngày", n=-n_days)
    elif n_days == 0:
        words = _("hạn hôm nay")
    else:
        words = _("còn %(n)s ngày", n=n_days)
    return words
