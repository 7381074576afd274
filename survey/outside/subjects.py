"""A subject's name made fit for an address: the same however it is accented."""

import re

from survey.models import SubjectKind
from survey.unaccented import unaccented

NATION = "ca-nuoc"
OWN = "don-vi"  # stands before units of no named province
# "Tỉnh Hà Giang", "TP. Hải Phòng" and "Thành phố Cần Thơ" are these provinces.
TITLE = re.compile(r"(?:tinh|thanh pho|tp\.?)\s+")
OTHER = re.compile(r"[^a-z0-9]+")


def subject_code(kind: SubjectKind, name: str, province: str = "") -> str:
    """Return what addresses call a subject.

    >>> subject_code(SubjectKind.PROVINCE, "Tỉnh Hà Giang")
    'ha-giang'
    >>> subject_code(SubjectKind.UNIT, "Sở Nội vụ", "Hòa Bình")
    'hoa-binh.so-noi-vu'
    """
    if kind == SubjectKind.NATION:
        return NATION
    if kind == SubjectKind.UNIT:
        return f"{_province(province) or OWN}.{plain(name)}"
    if kind == SubjectKind.REGION:
        return f"vung.{plain(name)}"
    return _province(name)


def plain(text: str) -> str:
    """Return a text in small letters and figures, joined by hyphens."""
    return OTHER.sub("-", unaccented(text)).strip("-")


def _province(name: str) -> str:
    return plain(TITLE.sub("", unaccented(name.strip()), count=1))
