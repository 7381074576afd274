"""Appraised points read from the database, and which of them no longer hold."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import ItemAppraisal, Workbook, WorkbookEdition
from survey.models.workbooks import CENTS
from survey.submission.content import Appraised
from survey.submission.differences import differences

Appraisals = Mapping[tuple[int, str], Appraised]  # by workbook and item


def appraisals(session: Session, workbooks: Collection[Workbook]) -> Appraisals:
    """Return what was given for items, by workbook and item."""
    ids = [one.id for one in workbooks]
    columns = (ItemAppraisal.workbook_id, ItemAppraisal.item, ItemAppraisal.appraised)
    more = (ItemAppraisal.remark, ItemAppraisal.appraised_by, ItemAppraisal.edition)
    query = select(*columns, *more).where(ItemAppraisal.workbook_id.in_(ids))
    rows = session.execute(query).all()
    newest = _newest(session, ids) if rows else {}
    seen = {(book, edition) for book, _item, _n, _r, _by, edition in rows}
    changed = {
        (book, edition): _changed(session, book, edition, newest[book])
        for book, edition in seen
        if edition != newest.get(book, edition)
    }
    return {
        (book, item): Appraised(
            points=None if given is None else Decimal(given) / CENTS,
            remark=remark,
            by=by,
            is_stale=item in changed.get((book, edition), ()),
        )
        for book, item, given, remark, by, edition in rows
    }


def _newest(session: Session, ids: Collection[int]) -> dict[int, int]:
    number = func.max(WorkbookEdition.number)
    query = select(WorkbookEdition.workbook_id, number)
    query = query.where(WorkbookEdition.workbook_id.in_(ids))
    rows = session.execute(query.group_by(WorkbookEdition.workbook_id))
    return {book: newest for book, newest in rows}  # noqa: C416 - rows are no pairs


def _changed(
    session: Session, workbook_id: int, seen: int, newest: int
) -> frozenset[str]:
    """Return the items that the newest edition says otherwise than the one seen."""
    earlier, later = (
        session.get_one(WorkbookEdition, (workbook_id, number)).document
        for number in (seen, newest)
    )
    return frozenset(one.code for one in differences(earlier, later))
