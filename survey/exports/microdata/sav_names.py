"""Names and texts as SPSS takes them."""

import re
from collections.abc import Iterable

NOT_ALLOWED = re.compile(r"[^A-Za-z0-9_]")


def spss_names(codes: Iterable[str]) -> list[str]:
    """Return a name for each code: a letter first, no sign but `_`, none twice."""
    found: list[str] = []
    for code in codes:
        name = NOT_ALLOWED.sub("_", code)[:56] or "V"
        name = name if name[0].isalpha() else f"V_{name}"
        taken = {one.lower() for one in found}
        tries = [name, *(f"{name}_{n}" for n in range(2, len(found) + 3))]
        found.append(next(one for one in tries if one.lower() not in taken))
    return found


def cut(text: str, most: int) -> bytes:
    """Return a text as UTF-8 of so many bytes at most, never half a character."""
    data = text.encode()
    return data if len(data) <= most else data[:most].decode(errors="ignore").encode()


def filled(data: bytes, width: int) -> bytes:
    """Return bytes with spaces behind, up to a width."""
    return data[:width].ljust(width)
