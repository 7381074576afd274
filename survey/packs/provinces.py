"""The provinces there are since 1 July 2025, by their official codes.

Names and codes are those of QĐ 19/2025/QĐ-TTg. Before, there were 63 others; some
had names that one of the 34 has now, and were not the same.
"""

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from survey.models import SubjectKind
from survey.outside.indices import NEWER_MAP
from survey.outside.subjects import subject_code
from survey.unaccented import unaccented

REGISTER = Path(__file__).with_name("provinces.csv")
# "Ủy ban nhân dân tỉnh Lào Cai" measures for the province it governs.
COMMITTEE = re.compile(r"(?:uy ban nhan dan|ubnd)\s+")


class Province(NamedTuple):
    """A province or city under the central government."""

    code: str
    name: str
    subject: str  # as addresses call it


@cache
def provinces() -> tuple[Province, ...]:
    """Return the 34, by code."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return tuple(
            Province(row["code"], row["name"], _subject(row["name"]))
            for row in csv.DictReader(file)
        )


def has_register(year: int) -> bool:
    """Return whether the 34 are the provinces of a year.

    >>> [has_register(year) for year in (2024, 2025)]
    [False, True]
    """
    return year >= NEWER_MAP


def province_of_code(code: str) -> Province | None:
    """Return the province with a code."""
    return next((one for one in provinces() if one.code == code), None)


def province_named(name: str, year: int) -> Province | None:
    """Return the province that a unit's name says it is, in a year that had it.

    >>> province_named("UBND tỉnh Lào Cai", 2026).code
    '15'
    >>> province_named("Sở Nội vụ tỉnh Lào Cai", 2026) is None
    True
    """
    subject = subject_of(name)
    known = provinces() if has_register(year) else ()
    return next((one for one in known if one.subject == subject), None)


def subject_of(name: str) -> str:
    """Return what addresses call whoever a pack is of."""
    return _subject(COMMITTEE.sub("", unaccented(name.strip()), count=1)) or "khac"


def _subject(name: str) -> str:
    return subject_code(SubjectKind.PROVINCE, name)
