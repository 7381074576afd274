"""What waits for those above: workbooks to be appraised, appraisals to be concluded."""

from collections.abc import Collection, Iterator
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.access import Right
from survey.due import AHEAD, Due, finds_due
from survey.i18n import named
from survey.models import User, Workbook, WorkbookState
from survey.submission.barred import barred_of
from survey.submission.blueprint import bp
from survey.submission.states import WITH_THOSE_ABOVE


@finds_due
def appraisals_due(session: Session, today: date) -> Iterator[Due]:
    """Yield the workbooks that are with those above and due soon."""
    query = (
        select(Workbook)
        .where(Workbook.appraise_by <= today + AHEAD)
        .where(Workbook.state.in_(WITH_THOSE_ABOVE))
        .options(joinedload(Workbook.unit), joinedload(Workbook.criteria_set))
    )
    found = session.scalars(query).all()
    if not found:
        return
    barred = barred_of(session, found, today=today)
    appraisers = _accounts(session, {one.appraised_by for one in found})
    for one in found:
        if one.appraise_by:
            not_by = barred[one.id].all
            if one.state == WorkbookState.APPRAISED:
                not_by |= appraisers.get(one.appraised_by or "", frozenset())
            yield _due(one, one.appraise_by, not_by)


def _due(workbook: Workbook, until: date, not_by: frozenset[int]) -> Due:
    about = {"unit": named(workbook.unit), "year": str(workbook.criteria_set.year)}
    is_appraised = workbook.state == WorkbookState.APPRAISED
    to_conclude = _("Kết luận thẩm định năm %(year)s: %(unit)s", **about)
    to_appraise = _("Thẩm định bảng chấm điểm năm %(year)s: %(unit)s", **about)
    return Due(
        # Two kinds, for whoever was reminded of the one is told of the other, too.
        kind="conclusion" if is_appraised else "appraisal",
        thing=workbook.id,
        unit_id=workbook.unit.parent_id,
        until=until,
        right=Right.APPRAISE_WORKBOOKS,
        words=to_conclude if is_appraised else to_appraise,
        path=f"{bp.url_prefix}/{workbook.id}/tham-dinh",
        not_by=not_by,
    )


def _accounts(
    session: Session, addresses: Collection[str | None]
) -> dict[str, frozenset[int]]:
    """Return the accounts behind addresses."""
    query = select(User.email, User.id).where(User.email.in_(addresses))
    return {email: frozenset({id_}) for email, id_ in session.execute(query)}
