"""Who reports: the head and the foot of a report, from the unit of the round."""

import re

from survey.exports.report.content import Foot, Head
from survey.exports.report.sources import Source
from survey.exports.report.wording import form as wording
from survey.i18n import local_day
from survey.models import Unit, UnitKind

COMMITTEES = {UnitKind.PROVINCE, UnitKind.COMMUNE, UnitKind.WARD}
# What stands before the name of a place.
SORT = re.compile(r"^(tỉnh|thành phố|tp\.?|xã|phường|đặc khu)\s+", re.IGNORECASE)

REMARK = re.compile(r"\s*\([^()]*\)$")  # behind a name, not part of it


def head_of(source: Source) -> Head:
    """Return the head: number and day stay open, for a clerk fills them in."""
    root, release = source.root, source.release
    year = local_day(release.made_at).year
    return Head(
        superior=_superior(source),
        issuer=_issuer(root),
        sign=f"Số:          /BC-{'UBND' if root.kind in COMMITTEES else '……'}",
        place_and_day=wording.DAY.format(place=_place(source), year=year),
        kind=wording.KIND,
        subject=wording.SUBJECT.format(round=release.round.title),
    )


def foot_of(source: Source) -> Foot:
    """Return the foot; the name below the signature stays open."""
    last = wording.LAST.format(round=source.release.round.title)
    if source.root.kind in COMMITTEES:
        return Foot(last, wording.RECIPIENTS, f"TM. {wording.COMMITTEE}", "CHỦ TỊCH")
    return Foot(last, wording.RECIPIENTS, "", "THỦ TRƯỞNG ĐƠN VỊ")


def _issuer(unit: Unit) -> tuple[str, ...]:
    name = unit.name.upper()
    return (wording.COMMITTEE, name) if unit.kind in COMMITTEES else (name,)


def _superior(source: Source) -> str:
    """Return the office above; a people's committee stands alone."""
    if source.root.kind in COMMITTEES or not source.above:
        return ""
    return " ".join(_issuer(source.above[-1]))


def _place(source: Source) -> str:
    """Return the place: the commune's own, else that of the province."""
    is_own = source.root.kind in COMMITTEES or not source.above
    unit = source.root if is_own else source.above[0]
    return REMARK.sub("", SORT.sub("", unit.name))
