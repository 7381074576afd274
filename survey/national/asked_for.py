"""What the address of the national picture asks for."""

from collections.abc import Mapping
from typing import NamedTuple

from flask_babel import gettext as _

from survey.errors import Problem

DIGITS = 4  # of a year


class Asked(NamedTuple):
    """A year, a way and a node; empty is what there is most of."""

    year: int | None = None
    way: str = ""
    node: str = ""


def asked_for(args: Mapping[str, str]) -> Asked:
    """Return what an address asks for; a `Problem` (400) for what is no year."""
    year = args.get("nam", "")
    if year and not (year.isascii() and year.isdecimal() and len(year) == DIGITS):
        raise Problem(_("Năm gồm bốn chữ số, ví dụ: nam=2024."), status=400)
    return Asked(int(year) if year else None, args.get("cach", ""), args.get("muc", ""))


def address_of(year: int, way: str, node: str) -> dict[str, str]:
    """Return what an address says to ask for the same."""
    return {"nam": str(year), "cach": way, "muc": node}
