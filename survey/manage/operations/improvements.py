"""What a unit changed: written, mended, shown to everybody or taken back."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from survey.models import Improvement, Round, Unit


class Telling(NamedTuple):
    """What is told of a change."""

    round: Round  # that it answers to
    happened_on: date
    text: str
    text_en: str
    is_public: bool


def add_improvement(
    session: Session, unit: Unit, telling: Telling, *, by: str, today: date
) -> Improvement:
    """Note what a unit changed; the caller commits."""
    row = Improvement(unit_id=unit.id, written_by=by)
    _write(row, telling, today)
    session.add(row)
    session.flush()
    return row


def change_improvement(row: Improvement, telling: Telling, *, today: date) -> None:
    """Tell it otherwise; the day it was first public stays."""
    _write(row, telling, today)


def told(row: Improvement, round_: Round) -> dict[str, Any]:
    """Return what the audit keeps of it."""
    return {
        "round": round_.code,
        "happened_on": row.happened_on.isoformat(),
        "text": row.text,
        "text_en": row.text_en,
        "is_public": row.published_on is not None,
    }


def _write(row: Improvement, telling: Telling, today: date) -> None:
    row.round_id = telling.round.id
    row.happened_on = telling.happened_on
    row.text, row.text_en = telling.text, telling.text_en
    row.published_on = (row.published_on or today) if telling.is_public else None
