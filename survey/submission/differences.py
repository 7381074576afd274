"""What a signed workbook says otherwise than the edition before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COMPARED = ("exempt", "own", "survey", "explanation")


@dataclass(frozen=True, slots=True)
class Difference:
    """An item told otherwise; empty on the side where it is not there."""

    code: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def differences(
    earlier: Mapping[str, Any], later: Mapping[str, Any]
) -> list[Difference]:
    """Return the items that two editions say otherwise, in the order of the later."""
    before = {one["code"]: one for one in earlier["items"]}
    after = {one["code"]: one for one in later["items"]}
    order = [*after, *(code for code in before if code not in after)]
    found = (Difference(c, before.get(c, {}), after.get(c, {})) for c in order)
    return [one for one in found if _key(one.before) != _key(one.after)]


def _key(item: Mapping[str, Any]) -> tuple[Any, ...]:
    digests = tuple(sorted(one["digest"] for one in item.get("documents", ())))
    return (*(item.get(key) for key in COMPARED), digests)
