"""JSON as a pack has it: each key once, every number one that a computer holds."""

import json
import math
import re
from typing import Any, NoReturn

from flask_babel import gettext as _

from survey.packs.refused import PackRefused

# Halves of a character, and NUL: no database takes them. Packs write letters as they
# are, so that neither ever has to be escaped.
UNFIT = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")
MOST_DIGITS = 18


def read_json(data: bytes, name: str) -> Any:
    """Return what a file says, or raise `PackRefused`."""
    try:
        if UNFIT.search(data):
            raise ValueError("half a character, or none")
        return json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_once,
            parse_float=_finite,
            parse_int=_whole,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        words = _("%(name)s: không phải JSON hợp lệ", name=name)
        raise PackRefused([f"{words} ({error})"]) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:20]} is too large")
    return number


def _whole(text: str) -> int:
    """Return a whole number; one that no float comes near would be an error later."""
    if len(text) > MOST_DIGITS:
        raise ValueError(f"{text[:MOST_DIGITS]}… is too large")
    return int(text)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
