"""Codes that offices give: dossiers, numbers in the queue; and plates of vehicles."""

import re
from collections.abc import Iterator

from survey.masking.folding import without_marks
from survey.masking.kinds import Kind, Span

# 000.00.15.H26-230914-0123, H26.12-250803-0015, G22.99.1-250803-0015
DOSSIER = re.compile(
    r"(?<![\w.])(?:\d{3}\.\d{2}\.\d{1,3}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,4}"
    r" ?[\-–] ?\d{6} ?[\-–] ?\d{3,6}(?!\w)",
    re.IGNORECASE,
)
NAMED_DOSSIER = re.compile(
    r"\b(?:ma (?:so )?ho so|so ho so|ho so (?:so|ma)|(?:so )?bien nhan(?: so)?|ma hs"
    r"|ma tra cuu|giay hen so)(?: (?:cua )?(?:toi|em|minh))?(?: la)?[ :]{1,3}"
    r"(?P<code>(?=[a-z./\-]{0,12}\d)[\w./\-]{3,40})"
)
COUNTED = (
    r"(?! ?(?:lan|phut|gio|ngay|tieng|nguoi|luot|quay|cua|h|p|gi|thang|tuan|nam|can"
    r"|buoi|to|dong|k|%)(?!\w))"
)
QUEUE = re.compile(
    r"\b(?:so thu tu|stt|so phieu|phieu so|lay so|so cho|boc so|boc duoc so|lay duoc so"
    r"|goi so|cam so|mang so|phieu thu tu)"
    r"(?: (?:cua )?(?:toi|em|minh))?(?: (?:la|so))?[ :]{1,3}"
    rf"(?P<code>[a-z]{{0,2}}[ \-]?\d{{1,5}}(?![\d.,]\d)(?![\w/]){COUNTED})"
)
# 29A-123.45, 30E1-234.56, 51F 12345, 29-H1 123.45
PLATE = re.compile(
    r"(?<![\w.,/])[1-9]\d[ .\-]?[A-Z]{1,2}\d?[ .\-]{0,3}"
    r"(?:\d{3}\.?\d{2}|\d{4})(?![\w/])(?![.,]\d)"
)
SMALL_PLATE = re.compile(
    r"(?<![\w.,/])[1-9]\d[\-.]?[abcefilnrstuvxyz]\d?[\-. ]?\d{3}\.?\d{2}(?![\w/])"
)
NAMED_PLATE = re.compile(
    r"\b(?:bien so|bien kiem soat|bks|xe so)(?: xe)?(?: la)?[ :]{1,3}"
    r"(?P<code>\d{2}[ .\-]?[a-z]{1,2}\d?[ .\-]{0,3}\d{3}\.?\d{0,2})"
)


def codes(text: str) -> Iterator[Span]:
    """Yield codes of dossiers, of the queue and of vehicles in a folded text."""
    bare = without_marks(text)
    for pattern, subject, kind in (
        (DOSSIER, text, Kind.DOSSIER),
        (PLATE, text, Kind.PLATE),
        (SMALL_PLATE, text, Kind.PLATE),
    ):
        for found in pattern.finditer(subject):
            yield Span(*found.span(), kind)
    for pattern, kind in (
        (NAMED_DOSSIER, Kind.DOSSIER),
        (QUEUE, Kind.QUEUE),
        (NAMED_PLATE, Kind.PLATE),
    ):
        for found in pattern.finditer(bare):
            yield Span(*found.span("code"), kind)
