"""Whole numbers as people write them: 1200, 1.200 or 1 200."""

import re

LARGEST_WHOLE = 2_147_483_647  # what a column of either database holds
PLAIN = re.compile(r"\d{1,11}", re.ASCII)
# By thousands, as the pages print them. A comma may be a decimal sign: never guessed.
GROUPED = re.compile(r"[1-9]\d{0,2}([. \u00a0\u202f])\d{3}(?:\1\d{3})*", re.ASCII)


def read_whole(text: str) -> int | None:
    """Return the whole number a text says, or None when it is none.

    >>> [read_whole(text) for text in ("1200", "1.200", "1 200", "1.20", "1,200")]
    [1200, 1200, 1200, None, None]
    """
    text = text.strip()
    if not PLAIN.fullmatch(text) and not GROUPED.fullmatch(text):
        return None
    number = int("".join(sign for sign in text if sign.isdigit()))
    return number if number <= LARGEST_WHOLE else None
