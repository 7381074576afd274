"""Who appraises a workbook: from the unit above, and with no part in what it says."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access import INSTALLATION, Right, may, own_id, reach
from survey.access.policy import Wide
from survey.access.reach import Reach
from survey.errors import Problem
from survey.models import Unit, Workbook, WorkbookState
from survey.submission.barred import barred_of
from survey.submission.places import workbook_units
from survey.submission.today import today


def unit_above(
    session: Session, args: Mapping[str, object], own: Reach
) -> Iterable[int] | Wide:
    """Return the unit above that of the workbook whose number is in the address.

    Above a province is whoever the whole installation was entrusted to.
    """
    [unit_id] = workbook_units(session, args, own)
    parent_id = session.scalar(select(Unit.parent_id).where(Unit.id == unit_id))
    return INSTALLATION if parent_id is None else [parent_id]


def why_not(session: Session, workbook: Workbook) -> str:
    """Return why somebody who has the right must not appraise; empty if they may."""
    barred = barred_of(session, [workbook], today=today())[workbook.id]
    if own_id() in barred.own:
        return str(_("Không ai thẩm định bảng chấm điểm của đơn vị mình."))
    if own_id() in barred.spoke:
        words = _(
            "Bạn đã chấm, rà soát, ký hoặc bổ sung tài liệu cho bảng này: "
            "người thẩm định phải là người khác."
        )
        return str(words)
    return ""


def require_impartial(session: Session, workbook: Workbook) -> None:
    """Refuse (403) who belongs to the unit, or wrote or signed what is appraised."""
    words = why_not(session, workbook)
    if words:
        raise Problem(words, status=403)


def is_appraiser(workbook: Workbook) -> bool:
    """Return whether somebody holds the right above the unit of a workbook."""
    above = workbook.unit.parent_id
    if above is None:
        return reach().has_everywhere(Right.APPRAISE_WORKBOOKS)
    return may(Right.APPRAISE_WORKBOOKS, above)


def appraisal_is_shown(workbook: Workbook) -> bool:
    """Return whether somebody may see appraised points: units once it is concluded."""
    return workbook.state == WorkbookState.CONCLUDED or is_appraiser(workbook)
