"""A file of sheets taken into an open batch: all of them, or none."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.keying.operations.batches import require_open
from survey.keying.sheet_rows import SheetRow
from survey.models import Batch, KeyedSheet
from survey.spreadsheets import Fault, refuse

AT_ONCE = 5_000  # rows a statement


def take_in(
    session: Session, batch: Batch, rows: Sequence[SheetRow], *, by: int | None
) -> None:
    """Write sheets into a batch that nobody keyed before; the batch is locked."""
    require_open(batch)
    require_new(session, batch, rows)
    store_rows(session, batch, rows, by=by)


def require_new(session: Session, batch: Batch, rows: Sequence[SheetRow]) -> None:
    """Refuse sheets that were keyed already, and all once the first keying ended."""
    if batch.drawn_at is not None:
        raise Problem(_("Đã chốt nhập lần một: lô này không nhận tệp nữa."))
    query = select(KeyedSheet.number).where(KeyedSheet.batch_id == batch.id)
    keyed = set(session.scalars(query))
    words = _("phiếu số %(n)s đã nhập vào lô rồi")
    double = [row.number for row in rows if row.number in keyed]
    refuse([Fault(0, "", words % {"n": number}) for number in double])


def store_rows(
    session: Session, batch: Batch, rows: Sequence[SheetRow], *, by: int | None
) -> None:
    """Write sheets into a batch, some thousand a statement."""
    same = {"batch_id": batch.id, "keyed_by": by, "keyed_at": clock.now()}
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        values = [same | {"revision": 1} | row._asdict() for row in part]
        session.connection().execute(insert(KeyedSheet), values)
