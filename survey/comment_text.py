"""A comment in canonical form, and what no comment may hold."""

import re
import unicodedata

LONGEST = 2000  # characters

# Control characters, lone surrogates and code points that never are characters:
# PostgreSQL, XML and workbooks each refuse some of them. Characters younger than
# this Python's tables, such as new emoji, are let through.
NO_CHARACTERS = "".join(
    chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
UNSTORABLE = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NO_CHARACTERS}]"
)


def canonical(text: str) -> str:
    """Return a comment in NFC, with plain newlines, without white space around."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", plain).strip()


def is_storable(comment: str) -> bool:
    """Return whether every character can be stored and shown everywhere."""
    return UNSTORABLE.search(comment) is None


def without_unstorable(comment: str) -> str:
    """Return a refused comment as it can be shown again."""
    return UNSTORABLE.sub("", comment)
