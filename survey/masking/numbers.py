"""Numbers that lead to a person: telephones, identity, insurance, tax, accounts."""

import re
from collections.abc import Iterator

from survey.masking.blanking import blanked
from survey.masking.folding import without_marks
from survey.masking.kinds import Kind, Span

# Digits of one number, however they are grouped. Possessive: never tried twice.
RUN = re.compile(
    r"(?:\( ?)?(?:\+ ?)?(?:\d|(?<!\w)[oO])(?:[ .\-–—_·/()]{0,3}+\d){5,24}+"
)
LONG = 9  # digits that no sum, date or count has
CONTEXT = 40  # characters before a number that say what it is
SHORT_PHONE, SHORT_ACCOUNT = 7, 6
PROVINCES = 96  # the first three digits of an identity number

PHONE_WORDS = (
    "dien thoai|so dt|sdt|dt|so may|di dong|hotline|goi|zalo|lien he|alo|nhan tin|phone"
)
CONTEXTS = tuple(
    (re.compile(rf"\b(?:{words})\b[^\d\n\]]{{0,24}}$"), kind)
    for words, kind in (
        ("cmnd|cmt|cccd|can cuoc|chung minh|dinh danh|ho chieu", Kind.IDENTITY),
        ("mst|ma so thue|ma thue", Kind.TAX),
        ("bhxh|bhyt|bao hiem|so bao hiem", Kind.INSURANCE),
        ("stk|so tai khoan|tai khoan|so tk|tk|so the", Kind.ACCOUNT),
        ("ma ho so|so ho so|bien nhan|ma hs|ho so so", Kind.DOSSIER),
        (PHONE_WORDS, Kind.PHONE),
    )
)
# A number by how many digits it has, when nothing else says what it is.
BY_LENGTH = {
    9: Kind.IDENTITY,
    10: Kind.INSURANCE,
    12: Kind.IDENTITY,
    13: Kind.TAX,
}
CARDS = re.compile(  # bảo hiểm y tế, hộ chiếu
    r"(?<!\w)(?:(?P<health>[A-Z]{2}[ .\-]?\d(?:[ .\-]?\d){12})"
    r"|(?P<passport>[BCNPK]\d{7,8}))(?!\w)"
)


def numbers(text: str) -> Iterator[Span]:
    """Yield the numbers in a folded text that lead to somebody."""
    for found in CARDS.finditer(text):
        kind = Kind.INSURANCE if found["health"] else Kind.IDENTITY
        yield Span(*found.span(), kind)
    plain, bare = blanked(text), without_marks(text)
    for found in RUN.finditer(plain):
        before = bare[max(0, found.start() - CONTEXT) : found.start()]
        kind_found = _kind(found[0], before)
        if kind_found is not None:
            yield Span(*found.span(), kind_found)


def _kind(run: str, before: str) -> Kind | None:
    digits = "".join("0" if c in "oO" else c for c in run if c.isdecimal() or c in "oO")
    said = next((kind for words, kind in CONTEXTS if words.search(before)), None)
    if len(digits) < LONG:
        return said if _is_short_but_said(len(digits), said) else None
    if _is_phone(digits, has_plus="+" in run):
        return Kind.PHONE if said in {None, Kind.PHONE} else said
    if said is not None and said != Kind.PHONE:
        return said
    if len(digits) == 12 and not 1 <= int(digits[:3]) <= PROVINCES:
        return Kind.NUMBER
    return BY_LENGTH.get(len(digits), Kind.NUMBER)


def _is_short_but_said(n_digits: int, said: Kind | None) -> bool:
    if said == Kind.PHONE:
        return n_digits >= SHORT_PHONE
    return said is not None and n_digits >= SHORT_ACCOUNT


def _is_phone(digits: str, *, has_plus: bool) -> bool:
    if has_plus:
        return True
    national = re.sub(r"^(?:0084|84)0?", "0", digits) if len(digits) > 10 else digits
    return national.startswith("0") and len(national) in {10, 11}
