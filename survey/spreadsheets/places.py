"""Where a cell stands: AB12 is column 28, row 12."""

import re

PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
DIGITS = "0123456789"
_known: dict[str, int] = {}


def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA.

    >>> letters(28)
    'AB'
    """
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_of(place: str) -> int:
    """Return the column of a cell; a `ValueError` where the place is none.

    >>> column_of("AB12")
    28
    """
    name = place.rstrip(DIGITS)
    known = _known.get(name)
    if known is not None:
        return known
    if not PLACE.fullmatch(place):
        raise ValueError(place)
    found = 0
    for letter in name:
        found = found * 26 + ord(letter) - ord("A") + 1
    _known[name] = found  # 18,278 at most
    return found
