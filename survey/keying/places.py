"""Which unit the address of a batch is about."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access.reach import Reach
from survey.errors import Problem
from survey.models import Batch


def batch_units(
    session: Session, args: Mapping[str, object], own: Reach
) -> Iterable[int]:
    """Return the unit of the batch whose number is in the address."""
    query = select(Batch.unit_id).where(Batch.id == args["batch_id"])
    unit_id = session.scalar(query)
    if unit_id is None:
        raise Problem(_("Không có lô phiếu nào mang số này."), status=404)
    return [unit_id]
