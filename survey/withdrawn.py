"""Sheets of withdrawn batches: they stay where they are, and nobody counts them."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from survey.models import Batch, BatchSheet, BatchState, Response


def still_standing(session: Session, round_id: int) -> tuple[ColumnElement[bool], ...]:
    """Return what a question about the responses of a round must ask besides.

    Nothing, in a round without a withdrawn batch: it is read out of the index alone.
    """
    gone = select(Batch.id).where(
        Batch.round_id == round_id, Batch.state == BatchState.WITHDRAWN
    )
    ids = list(session.scalars(gone))
    if not ids:
        return ()
    with_them = select(BatchSheet.response_id).where(BatchSheet.batch_id.in_(ids))
    return (Response.id.not_in(with_them),)
