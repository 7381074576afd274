"""A release drafted while others write."""

from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.db import writing
from survey.models import Round
from survey.release.draft import draft_release
from survey.release.drafted import Draft
from survey.release.receipts import note_receipts


def draft_apart(engine: Engine, round_code: str, *, today: date) -> Draft:
    """Note the receipts of a round and compute its next release; store nothing of it.

    On SQLite nobody can write while somebody reads: the transaction ends and begins
    anew at every portion of sheets, else citizens would wait for seconds.
    """
    named = select(Round).where(Round.code == round_code)
    with Session(writing(engine)) as session:
        note_receipts(session, session.scalars(named).one())
        session.commit()
    # Kept in memory, or every unit would be read again at every portion.
    with Session(engine, expire_on_commit=False) as session:
        round_ = session.scalars(named).one()

        def _let_write(_done: int, _total: int) -> None:
            session.commit()

        return draft_release(session, round_, today=today, said=_let_write)
