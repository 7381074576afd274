"""Addresses in the net: mail, links, names in social networks."""

import re
from collections.abc import Iterator

from survey.masking.folding import without_marks
from survey.masking.kinds import Kind, Span

AT = (
    r"(?: ?@ ?| ?[(\[{] ?(?:at|a cong|a) ?[)\]}] ?| ?\ba ?cong\b ?"
    r"| at (?=gmail|yahoo))"
)
DOT = r"(?:\.| \. | ?[(\[{] ?(?:dot|cham) ?[)\]}] ?| (?:cham|dot) )"
PART = r"[\w+\-]{1,64}+"
PROVIDER = r"(?:gmail|yahoo|outlook|hotmail|icloud)"
MAIL = re.compile(
    rf"(?<![\w.+\-]){PART}(?:(?:\.| cham ){PART}){{0,5}}+{AT}"
    rf"(?:[\w\-]{{1,63}}(?:{DOT}[\w\-]{{2,24}}){{1,4}}|{PROVIDER})"
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}"
    r"|\b(?:zalo\.me|fb\.com|fb\.me|facebook\.com|m\.me|t\.me|tiktok\.com|youtu\.be)"
    r"/[^\s<>\"]{1,2000}"
    r"|(?<![\w@.\-])(?:[a-z0-9\-]{1,40}\.){1,4}(?:com|net|org|vn|info|io|me|top|xyz)"
    r"(?![\w])(?:/[^\s<>\"]{0,2000})?",
    re.IGNORECASE,
)
# Sites of the state are nobody's: "dichvucong.gov.vn hay báo lỗi" is worth reading.
OF_THE_STATE = re.compile(
    r"(?:https?://)?(?:[\w\-]{1,40}\.){0,4}gov\.vn[/.,;:!?)]{0,3}", re.IGNORECASE
)
HANDLE = re.compile(r"(?<![\w@.])@\w[\w.]{2,40}")
NAMED_HANDLE = re.compile(
    r"\b(?:zalo|facebook|fb|face|telegram|viber|tiktok|skype|nick)"
    r"(?: (?:cua )?(?:toi|em|minh))?(?: (?:la|ten))?[ :]{1,3}"
    r"(?P<handle>(?=[a-z._]{0,30}\d)[\w.]{4,40}|[a-z]{2,20}[._][\w.]{2,30})"
)


def addresses(text: str) -> Iterator[Span]:
    """Yield what leads to somebody in the net, in a folded text."""
    bare = without_marks(text)
    for found in MAIL.finditer(bare):
        yield Span(*found.span(), Kind.MAIL)
    for found in LINK.finditer(text):
        if not OF_THE_STATE.fullmatch(found[0]):
            yield Span(*found.span(), Kind.LINK)
    for found in HANDLE.finditer(text):
        yield Span(*found.span(), Kind.HANDLE)
    for found in NAMED_HANDLE.finditer(bare):
        yield Span(*found.span("handle"), Kind.HANDLE)
