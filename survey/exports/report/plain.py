"""Text as it may stand in a file of XML: what no reader could open is left out."""

import re
import unicodedata

from survey.unseen import UNSEEN

SPACES = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
HALVES = re.compile("[\ud800-\udfff]")  # of a character, which no file can hold


def plain(text: str) -> str:
    """Return a text on one line, composed, without characters that nobody sees."""
    seen = UNSEEN.sub("", HALVES.sub("", SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", seen)
