"""The lines that other sites copy to show a unit's chart."""

from markupsafe import escape

from survey.i18n import named
from survey.models import Unit


def snippet(address: str, unit: Unit) -> str:
    """Return HTML as text: names are escaped for the page it will stand in."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(named(unit))}" width="100%" '
        'height="420" loading="lazy"></iframe>'
    )
