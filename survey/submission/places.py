"""Which unit the address of a workbook is about."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access.reach import Reach
from survey.errors import Problem
from survey.models import Workbook


def workbook_units(
    session: Session, args: Mapping[str, object], own: Reach
) -> Iterable[int]:
    """Return the unit of the workbook whose number is in the address."""
    query = select(Workbook.unit_id).where(Workbook.id == args["workbook_id"])
    unit_id = session.scalar(query)
    if unit_id is None:
        raise Problem(_("Không có bảng chấm điểm nào mang số này."), status=404)
    return [unit_id]
