"""Workbooks found: one, those of a set, and the sets that have any."""

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.errors import Problem
from survey.models import (
    CriteriaSet,
    SupportingDocument,
    Unit,
    Workbook,
    WorkbookEdition,
)

PARTS = (
    joinedload(Workbook.criteria_set),
    joinedload(Workbook.unit),
    joinedload(Workbook.round),
)


def workbook_by_id(session: Session, workbook_id: int) -> Workbook:
    """Return a workbook, or raise a `Problem` (404)."""
    found = session.get(Workbook, workbook_id, options=PARTS)
    if found is None:
        raise Problem(_("Không có bảng chấm điểm nào mang số này."), status=404)
    return found


def sets_in_use(session: Session, scope: Collection[int] | None) -> list[CriteriaSet]:
    """Return the sets by which units are scored that somebody may see."""
    query = select(Workbook.criteria_set_id).distinct()
    if scope is not None:
        query = query.where(Workbook.unit_id.in_(scope))
    order = (CriteriaSet.year.desc(), CriteriaSet.code, CriteriaSet.version.desc())
    found = select(CriteriaSet).where(CriteriaSet.id.in_(query)).order_by(*order)
    return list(session.scalars(found))


def set_by_id(session: Session, set_id: int) -> CriteriaSet:
    """Return a set of criteria, or raise a `Problem` (404)."""
    found = session.get(CriteriaSet, set_id)
    if found is None:
        raise Problem(_("Không có bộ tiêu chí nào mang số này."), status=404)
    return found


def workbooks_of(
    session: Session, set_id: int, scope: Collection[int] | None
) -> list[Workbook]:
    """Return the workbooks of a set, by name of their unit."""
    query = (
        select(Workbook)
        .join(Workbook.unit)
        .where(Workbook.criteria_set_id == set_id)
        .options(*PARTS)
        .order_by(Unit.kind, Unit.name, Unit.id)
    )
    if scope is not None:
        query = query.where(Workbook.unit_id.in_(scope))
    return list(session.scalars(query))


def document_by_id(
    session: Session, workbook_id: int, document_id: int
) -> SupportingDocument:
    """Return a document of a workbook that was not withdrawn, or raise (404)."""
    found = session.get(SupportingDocument, document_id)
    is_there = found is not None and found.withdrawn_at is None
    if found is None or not is_there or found.workbook_id != workbook_id:
        words = _("Bảng chấm điểm không có tài liệu này, hoặc tài liệu đã được rút.")
        raise Problem(words, status=404)
    return found


def editions_of(session: Session, workbook_id: int) -> list[WorkbookEdition]:
    """Return what was signed of a workbook, the newest first."""
    query = select(WorkbookEdition).where(WorkbookEdition.workbook_id == workbook_id)
    return list(session.scalars(query.order_by(WorkbookEdition.number.desc())))


def edition_of(session: Session, workbook_id: int, number: int) -> WorkbookEdition:
    """Return one of them, or raise a `Problem` (404)."""
    found = session.get(WorkbookEdition, (workbook_id, number))
    if found is None:
        raise Problem(_("Bảng chấm điểm không có bản ký số này."), status=404)
    return found
