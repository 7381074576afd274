"""Packs in words: who keeps them, and how their units were added up."""

from flask_babel import gettext as _

from survey.models import KeptPack, RoleName, Weighting
from survey.words import role_word, weighting_word


def kept_by(pack: KeptPack) -> str:
    """Return in which roles somebody kept a pack; the audit knows who it was."""
    roles = [RoleName(one) for one in pack.kept_role.split(",") if one]
    return ", ".join(map(role_word, roles)) or _("dòng lệnh")


def weighting(told: str) -> str:
    """Return how the units of a pack weigh; a way we do not know yet as it is told."""
    known = {str(one) for one in Weighting}
    return weighting_word(Weighting(told)) if told in known else told
