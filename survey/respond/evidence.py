"""The evidence class of a new sheet: the only place that decides it.

What else is proved when a sheet is sent, a code handed out once or a paired kiosk,
has to come through here; nobody says the class of their own sheet.
"""

from survey.evidence import evidence_by_itself
from survey.models import Evidence
from survey.respond.places import Place


def evidence_of(place: Place) -> Evidence:
    """Return what a sheet sent from a place has as evidence."""
    if place.slip:
        return Evidence.ONE_TIME_CODE
    if place.is_present:
        return Evidence.PRESENCE
    return evidence_by_itself(place.channel)
