"""Concluded appraisals found: of a workbook, and the newest of many."""

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import AppraisalEdition


def conclusions_of(session: Session, workbook_id: int) -> list[AppraisalEdition]:
    """Return what was concluded of a workbook, the newest first."""
    query = select(AppraisalEdition).where(AppraisalEdition.workbook_id == workbook_id)
    return list(session.scalars(query.order_by(AppraisalEdition.number.desc())))


def conclusion_of(session: Session, workbook_id: int, number: int) -> AppraisalEdition:
    """Return one of them, or raise a `Problem` (404)."""
    found = session.get(AppraisalEdition, (workbook_id, number))
    if found is None:
        raise Problem(_("Bảng chấm điểm không có kết luận số này."), status=404)
    return found


def newest_conclusions(
    session: Session, workbook_ids: Collection[int]
) -> dict[int, AppraisalEdition]:
    """Return the newest conclusion of workbooks, by workbook."""
    newest = (
        select(
            AppraisalEdition.workbook_id,
            func.max(AppraisalEdition.number).label("number"),
        )
        .where(AppraisalEdition.workbook_id.in_(workbook_ids))
        .group_by(AppraisalEdition.workbook_id)
        .subquery()
    )
    query = select(AppraisalEdition).join(
        newest,
        (AppraisalEdition.workbook_id == newest.c.workbook_id)
        & (AppraisalEdition.number == newest.c.number),
    )
    return {one.workbook_id: one for one in session.scalars(query)}
