"""Methods as they are stored: each document is read once, not at every request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from survey.methods.method import Method
from survey.methods.parse import parse_method

KEPT = 64  # methods


class Stored(Protocol):
    """A row whose document is published: its digest says all of it."""

    @property
    def digest(self) -> str:
        """Return the digest of the document."""

    @property
    def document(self) -> dict[str, Any]:
        """Return the document."""


@dataclass(frozen=True, slots=True)
class _Document:
    digest: str
    content: Mapping[str, Any] = field(compare=False)


def stored_method(row: Stored) -> Method:
    """Return the method of a row that was published; drafts are parsed as they are."""
    return _parsed(_Document(row.digest, row.document))


@lru_cache(maxsize=KEPT)
def _parsed(document: _Document) -> Method:
    return parse_method(document.content)
