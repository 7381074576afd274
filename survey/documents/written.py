"""Values in messages: written the way documents have them, and never at length."""

from collections.abc import Mapping

from flask_babel import gettext as _

LONGEST = 80  # characters; whoever wrote the value knows the rest
WIDEST = 64  # bits; Python refuses to write out numbers far longer


def written(value: object) -> str:
    """Return a value as a document has it: "a", true, [1, 2]."""
    words = _inside(value) if isinstance(value, list | tuple | Mapping) else _one(value)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _inside(value: object) -> str:
    """Return a list or table with what stands in it, but nothing deeper."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key} = {_one(one)}" for key, one in value.items())
        return f"{{ {pairs} }}"
    rows = value if isinstance(value, list | tuple) else ()
    return f"[{', '.join(_one(row) for row in rows)}]"


def _one(value: object) -> str:
    if value is None:
        return str(_("(chưa ghi)"))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > WIDEST:
        return str(_("một số quá lớn"))
    if isinstance(value, str):
        return f'"{"".join(_visible(character) for character in value)}"'
    if isinstance(value, Mapping):
        return "{…}"
    return "[…]" if isinstance(value, list | tuple) else str(value)


def _visible(character: str) -> str:
    """Return a character, or its number where nobody could see it."""
    return character if character.isprintable() else f"\\u{ord(character):04x}"
