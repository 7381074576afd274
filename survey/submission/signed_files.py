"""The files that a signed edition names: whether they can still be opened, as signed.

An edition keeps the digest of each file. Bytes never change, yet a document may be
withdrawn after signing, and brought anew with another file under the same name.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import SupportingDocument


class FileState(StrEnum):
    """How the file that can be opened now goes with the one that was signed."""

    SAME = "same"
    OTHER = "other"  # a document of that name has another file now
    GONE = "gone"  # withdrawn


class SignedFile(NamedTuple):
    """A document that an edition names, and its file as it can be opened now."""

    number: str
    title: str
    digest: str
    state: FileState
    document_id: int | None

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"{self.number} {self.title}".strip()


def signed_files(
    session: Session, workbook_id: int, edition: Mapping[str, Any]
) -> dict[str, list[SignedFile]]:
    """Return the documents of each item of an edition, by the item's code."""
    query = (
        select(SupportingDocument)
        .where(
            SupportingDocument.workbook_id == workbook_id,
            SupportingDocument.withdrawn_at.is_(None),
        )
        .order_by(SupportingDocument.id)
    )
    current = session.scalars(query).all()
    return {
        item["code"]: [_signed_file(one, current) for one in item["documents"]]
        for item in edition["items"]
    }


def _signed_file(
    said: Mapping[str, Any], current: Iterable[SupportingDocument]
) -> SignedFile:
    name = (said["number"], said["title"])
    named = [one for one in current if (one.number, one.title) == name]
    same = [one for one in current if one.digest == said["digest"]]
    # The same bytes may be brought twice; the one still called so comes first.
    both = [one for one in same if one in named]
    state = FileState.GONE
    if same:
        state = FileState.SAME
    elif named:
        state = FileState.OTHER
    found = next(iter([*both, *same, *named]), None)
    return SignedFile(*name, said["digest"], state, found.id if found else None)
