"""Packs in words: who keeps them, and how their units were added up."""

from datetime import datetime
from typing import NamedTuple

from flask_babel import gettext as _

from survey.models import KeptPack, RoleName, Weighting
from survey.packs.provinces import province_of_code
from survey.words import role_word, weighting_word


def kept_by(pack: KeptPack) -> str:
    """Return in which roles somebody kept a pack; the audit knows who it was."""
    roles = [RoleName(one) for one in pack.kept_role.split(",") if one]
    return ", ".join(map(role_word, roles)) or _("dòng lệnh")


def weighting(told: str) -> str:
    """Return how the units of a pack weigh; a way we do not know yet as it is told."""
    known = {str(one) for one in Weighting}
    return weighting_word(Weighting(told)) if told in known else told


class Said(NamedTuple):
    """Whose a pack was said to be, when and why; without a reason when it came."""

    name: str
    at: datetime
    because: str = ""


def belongs_to(pack: KeptPack) -> str:
    """Return the province that a pack counts for, or the unit that is none."""
    return _name(pack, pack.province)


def said_before(pack: KeptPack) -> list[Said]:
    """Return whose a pack was said to be, the newest first; nothing if only once."""
    if not pack.says:
        return []
    later = [Said(_name(pack, s.province), s.said_at, s.because) for s in pack.says]
    return [*reversed(later), Said(_name(pack, pack.first_province), pack.kept_at)]


def _name(pack: KeptPack, code: str) -> str:
    province = province_of_code(code)
    if province is not None:
        return f"{province.code} {province.name}"
    outside: str = _("%(name)s (ngoài danh mục tỉnh, thành phố)", name=pack.unit_name)
    return outside
