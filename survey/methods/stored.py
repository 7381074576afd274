"""Methods and questionnaires as stored: each document is read once, not every time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from survey.methods.form import Form
from survey.methods.method import Method
from survey.methods.parse import parse_method
from survey.methods.questionnaire import parse_questionnaire

KEPT = 64  # of each


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
    content: Mapping[str, Any] = field(hash=False)


def stored_method(row: Stored) -> Method:
    """Return the method of a row that was published; drafts are parsed as they are."""
    return _parsed(_Document(row.digest, row.document))


def stored_form(row: Stored) -> Form:
    """Return the form of a questionnaire that was published."""
    return _read(_Document(row.digest, row.document))


@lru_cache(maxsize=KEPT)
def _parsed(document: _Document) -> Method:
    return parse_method(document.content)


@lru_cache(maxsize=KEPT)
def _read(document: _Document) -> Form:
    return parse_questionnaire(document.content)
