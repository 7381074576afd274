"""A release drafted while others write."""

from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.db import reading_apart, writing
from survey.models import Round
from survey.release.draft import draft_release
from survey.release.drafted import Draft
from survey.release.receipts import note_receipts


def draft_apart(engine: Engine, round_code: str, *, today: date) -> Draft:
    """Note the receipts of a round and compute its next release; do not store it."""
    named = select(Round).where(Round.code == round_code)
    with Session(writing(engine)) as session:
        note_receipts(session, session.scalars(named).one())
        session.commit()
    with Session(reading_apart(engine)) as session:
        return draft_release(session, session.scalars(named).one(), today=today)
