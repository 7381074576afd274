"""The languages of a set put together from what stood before and what is new."""

from collections.abc import Iterator
from typing import Any

FIRST = "vi"
NAMED = ("title", "legal_basis", "notes", "name")


def in_common(document: dict[str, Any]) -> dict[str, Any]:
    """Keep only the languages that every text is given in; Vietnamese always is.

    A title that was written anew has no translation, and half of one helps nobody.
    """
    texts = list(_texts(document))
    common = set.intersection(*(set(one) for one in texts)) if texts else set()
    for one in texts:
        for language in set(one) - common - {FIRST}:
            del one[language]
    return document


def _texts(entry: dict[str, Any]) -> Iterator[dict[str, str]]:
    for key, value in entry.items():
        if key in NAMED and value:
            yield value
        elif isinstance(value, list):
            for inner in value:
                yield from _texts(inner) if isinstance(inner, dict) else ()
