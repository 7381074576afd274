"""Workbooks opened for units: by a set of criteria, with a day until when."""

from collections.abc import Collection
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import CriteriaSet, Round, Unit, UnitKind, Workbook, WorkbookState
from survey.submission.operations.days import Days, out_of_order


def open_workbooks(
    session: Session,
    criteria_set: CriteriaSet,
    units: Collection[Unit],
    *,
    round_: Round | None,
    due_on: date | None,
    appraise_by: date | None = None,
    at: datetime,
) -> list[Workbook]:
    """Add a workbook for each unit that has none by this set; return the new ones."""
    _require_fit(criteria_set, units)
    if not Days(due_on, appraise_by).are_in_order:
        raise Problem(out_of_order())
    query = select(Workbook.unit_id).where(Workbook.criteria_set_id == criteria_set.id)
    known = set(session.scalars(query))
    made = [
        Workbook(
            criteria_set_id=criteria_set.id,
            unit_id=unit.id,
            round_id=round_.id if round_ else None,
            state=WorkbookState.DRAFT,
            due_on=due_on,
            appraise_by=appraise_by,
            opened_at=at,
            exemptions=[],
        )
        for unit in units
        if unit.id not in known
    ]
    try:
        with session.begin_nested():
            session.add_all(made)
    except IntegrityError:  # two people at the same moment
        words = _("Việc này vừa được người khác làm. Xin mở lại trang để xem.")
        raise Problem(words, status=409) from None
    return made


def _require_fit(criteria_set: CriteriaSet, units: Collection[Unit]) -> None:
    """Refuse a province scored as a unit, and a unit scored as a province."""
    wants_province = criteria_set.scope == "province"
    for unit in units:
        if (unit.kind == UnitKind.PROVINCE) != wants_province:
            of_province = _(
                "Bộ tiêu chí này dùng để chấm cả tỉnh, không chấm từng đơn vị."
            )
            of_units = _(
                "Bộ tiêu chí này dùng để chấm từng đơn vị, không chấm cả tỉnh."
            )
            words = of_province if wants_province else of_units
            raise Problem(words)
