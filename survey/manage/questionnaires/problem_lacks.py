"""Which language a text is missing in, where that is what a flaw is about."""

from survey.documents import Flaw
from survey.manage.questionnaires.problem_places import Spot


def language_lacking(flaw: Flaw, spot: Spot) -> str:
    """Return the language that a text is missing in; empty if none is."""
    if flaw.kind == "language.missing":
        return str(flaw.values["language"])
    if flaw.kind == "text.none":
        return spot.language or str(flaw.values["key"]).partition(".")[2]
    return ""
