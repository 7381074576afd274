"""What the address of a list asks for."""

from collections.abc import Mapping

from flask_babel import gettext as _

from survey.codes import may_exist
from survey.errors import Problem
from survey.models import SubjectKind
from survey.results.outside.queries import Asked

LONGEST = 120  # characters of a name
DIGITS = 4  # of a year


def asked_for(args: Mapping[str, str]) -> Asked:
    """Return what an address asks for; a `Problem` (400) for what nobody can mean."""
    year, kind = args.get("nam", ""), args.get("loai", "")
    index, subject = args.get("chi-so", ""), args.get("ten", "")
    if year and not (year.isascii() and year.isdecimal() and len(year) == DIGITS):
        raise Problem(_("Năm gồm bốn chữ số, ví dụ: nam=2024."), status=400)
    if kind and kind not in set(SubjectKind):
        allowed = ", ".join(SubjectKind)
        words = _("Loại đối tượng phải là một trong: %(kinds)s.", kinds=allowed)
        raise Problem(words, status=400)
    return Asked(
        index if may_exist(index) else "",
        int(year) if year else None,
        kind,
        subject.strip()[:LONGEST],
        with_areas=args.get("noi-dung") == "co",
    )


def address_of(asked: Asked) -> dict[str, str]:
    """Return what an address says to ask for the same."""
    said = {
        "chi-so": asked.index_name,
        "nam": str(asked.year or ""),
        "loai": asked.kind,
        "ten": asked.subject,
        "noi-dung": "co" if asked.with_areas else "",
    }
    return {name: value for name, value in said.items() if value}
