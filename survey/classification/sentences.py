"""Counts of classes as sentences, ready for a report in either language."""

from collections.abc import Sequence

from flask_babel import force_locale
from flask_babel import gettext as _

from survey.classification.summary import UNRANKED, Count, Summary
from survey.i18n import number
from survey.words import band_word, group_of_figure


def vietnamese(found: Sequence[Summary]) -> list[str]:
    """Return a sentence a group in Vietnamese, whatever language the page is in."""
    with force_locale("vi"):
        return sentences(found)


def english(found: Sequence[Summary]) -> list[str]:
    """Return a sentence a group in English, whatever language the page is in."""
    with force_locale("en"):
        return sentences(found)


def sentences(found: Sequence[Summary]) -> list[str]:
    """Return a sentence a group: how many units are in which class."""
    return [_sentence(one) for one in found]


def _sentence(group: Summary) -> str:
    told = [one for one in (*group.counts, group.unranked) if one.n or one.change]
    parts = ", ".join(_part(one) for one in told)
    place = {
        "group": group_of_figure(group.sample),
        "n": number(group.n),
        "counts": parts,
    }
    return str(_("%(group)s (%(n)s đơn vị): %(counts)s.", **place))


def _part(count: Count) -> str:
    n = number(count.n)
    if count.band == UNRANKED:
        words = str(_("%(n)s đơn vị không xếp hạng", n=n))
    else:
        band = band_word(count.band).lower()
        words = str(_("%(n)s đơn vị %(band)s", n=n, band=band))
    change = _change(count.change)
    return f"{words} ({change})" if change else words


def _change(change: int | None) -> str:
    if not change:
        return ""
    n = number(abs(change))
    return str(_("tăng %(n)s", n=n) if change > 0 else _("giảm %(n)s", n=n))
