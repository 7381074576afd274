"""Storing a sheet exactly once. Knows nothing of the web; the caller commits."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy.engine import Connection

from survey.receipts import receipt_digest
from survey.respond import statements
from survey.respond.sheets import Sheet


class Outcome(StrEnum):
    """What became of a sheet."""

    STORED = "stored"
    REPEATED = "repeated"  # the very same sheet is stored already
    CONFLICT = "conflict"  # another sheet is stored under its id
    SPENT = "spent"  # its slip was used for another sheet: nothing may be committed


def store_sheet(connection: Connection, sheet: Sheet) -> Outcome:
    """Store a sheet, its receipt and its comment, unless its id is stored already.

    The database decides: of any number of sendings at the same moment one is
    stored, and a sheet's rows are all there or none.
    """
    row = _row(sheet)
    is_postgresql = connection.dialect.name == "postgresql"
    if _at_once(connection, row) if is_postgresql else _in_turn(connection, row):
        return Outcome.STORED
    return outcome_of(connection, sheet) or Outcome.CONFLICT


def outcome_of(connection: Connection, sheet: Sheet) -> Outcome | None:
    """Return what is stored under a sheet's id: the same, another one, or nothing."""
    digest = connection.scalar(statements.DIGEST_OF, {"id": sheet.id})
    if digest is None:
        return None
    return Outcome.REPEATED if digest == sheet.digest else Outcome.CONFLICT


def store_slip_sheet(connection: Connection, sheet: Sheet) -> Outcome:
    """Store a sheet and use its slip up: both in one transaction, or neither.

    Whose slip was used meanwhile must roll back.
    """
    outcome = store_sheet(connection, sheet)
    if outcome is not Outcome.STORED:
        return outcome
    used = connection.execute(statements.USE_SLIP, {"slip": sheet.place.slip})
    return outcome if used.rowcount == 1 else Outcome.SPENT


def store_helped_sheet(connection: Connection, sheet: Sheet, *, month: date) -> Outcome:
    """Store a sheet, and count it for who helped: how many a month, never which."""
    outcome = store_sheet(connection, sheet)
    if outcome is Outcome.STORED:
        place = sheet.place
        row: dict[str, Any] = {"user_id": place.helper, "month": month}
        row |= {"counter_id": place.counter_id, "channel": place.channel.value}
        connection.execute(statements.count_help(connection.dialect.name), row)
    return outcome


def _at_once(connection: Connection, row: dict[str, Any]) -> bool:
    statement = (
        statements.SHEET_WITH_COMMENT_ONCE if "text" in row else statements.SHEET_ONCE
    )
    return connection.scalar(statement, row) == 1


def _in_turn(connection: Connection, row: dict[str, Any]) -> bool:
    if connection.execute(statements.RESPONSE_ONCE, row).rowcount == 0:
        return False
    connection.execute(statements.RECEIPT_ONCE, row)
    if "text" in row:
        connection.execute(statements.COMMENT_ONCE, row)
    return True


def _row(sheet: Sheet) -> dict[str, Any]:
    """Return the parameters of every row of a sheet, by column."""
    place = sheet.place
    row: dict[str, Any] = {
        "id": sheet.id,
        "round_id": place.round_id,
        "questionnaire_id": place.questionnaire_id,
        "unit_id": place.unit_id,
        "counter_id": place.counter_id,
        "service": place.service,
        "channel": place.channel.value,
        "population": place.population.value,
        "evidence": sheet.evidence.value,
        "language": sheet.language,
        "day": sheet.day,
        "half": sheet.half.value,
        "answers": sheet.answers,
        "digest": sheet.digest,
        "code_digest": receipt_digest(sheet.receipt),
    }
    if sheet.comment:
        # Its own random key and no day: nothing leads from here to the response.
        own = {"comment_id": uuid4(), "month": sheet.day.replace(day=1)}
        row |= own | {"text": sheet.comment}
    return row
