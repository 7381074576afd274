"""What the citizen's pages ask the database beside counters."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from survey.models import (
    Questionnaire,
    Receipt,
)


def find_document(connection: Connection, questionnaire_id: int) -> dict[str, Any]:
    """Return the document of a published questionnaire."""
    found = select(Questionnaire.document).where(
        Questionnaire.id == questionnaire_id, Questionnaire.published_on.is_not(None)
    )
    document: dict[str, Any] = connection.execute(found).scalar_one()
    return document


def find_version(
    connection: Connection, code: str, number: int
) -> dict[str, Any] | None:
    """Return the document of a version of a questionnaire, published or not."""
    query = select(Questionnaire.document).where(
        Questionnaire.code == code, Questionnaire.version == number
    )
    return connection.execute(query).scalar_one_or_none()


def has_receipt(connection: Connection, digest: bytes) -> bool:
    """Return whether a sheet with this receipt was counted."""
    found = select(Receipt.round_id).where(Receipt.code_digest == digest)
    return connection.scalar(found) is not None
