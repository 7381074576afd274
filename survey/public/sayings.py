"""Numbers in the words of the public pages."""

from flask_babel import gettext as _

from survey.i18n import language, number
from survey.models import Figure, Improvement, Status
from survey.public.hiding import rounded


def sheets(figure: Figure) -> str:
    """Say from how many sheets a figure comes, rounded."""
    if figure.status != Status.SHOWN:
        return "–"
    return str(_("khoảng %(n)s", n=number(rounded(figure.n))))


def improvement_text(improvement: Improvement) -> str:
    """Return what a unit changed, in English where it said so in English."""
    return (language() == "en" and improvement.text_en) or improvement.text
