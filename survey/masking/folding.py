"""A text as the rules read it: composed, nothing invisible, digits as digits."""

import unicodedata

# Format characters (zero-width, direction marks, soft hyphens) and variation selectors
# stand between digits to be overlooked; combining marks without a letter do, too.
INVISIBLE = frozenset({"\u034f", "\u115f", "\u1160", "\u3164", "\uffa0"})
KEPT = frozenset("\n")
ASCII_DIGITS = "0123456789"
DOTS = {"。": ".", "\uff0e": ".", "\uff20": "@", "\ufe6b": "@", "\uff0b": "+"}
SPACES = frozenset({"Zs", "Zl", "Zp"})


def folded(text: str) -> str:
    """Return a text in NFC, without what cannot be seen, its digits from 0 to 9."""
    plain = "".join(map(_plain, unicodedata.normalize("NFC", text)))
    # What was invisible may have kept a letter from its mark.
    return unicodedata.normalize("NFC", plain)


def _plain(character: str) -> str:
    if character < "\x7f":
        return character
    if character in INVISIBLE or "\ufe00" <= character <= "\ufe0f":
        return ""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category in SPACES:
        return " "
    value = unicodedata.decimal(character, None)
    return DOTS.get(character, character) if value is None else ASCII_DIGITS[value]


def without_marks(text: str) -> str:
    """Return a text in small letters without the marks of Vietnamese, as long as it is.

    Letter by letter: a place in the result is the same place in the text.
    """
    return "".join(map(_bare, text))


def _bare(letter: str) -> str:
    if letter < "\x7f":
        return letter.lower()
    if letter in "đĐ":
        return "d"
    return unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter
