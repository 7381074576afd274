"""The days of workbooks: until when they are sent, and until when appraised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.audit import changes
from survey.documents import digest
from survey.errors import Problem
from survey.i18n import named
from survey.models import Workbook, WorkbookState
from survey.submission.operations.scoring import lock
from survey.submission.states import UNSENT

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Days:
    """Until when a workbook is sent, and until when appraised; None: no day is set."""

    due_on: date | None = None
    appraise_by: date | None = None

    @property
    def are_in_order(self) -> bool:
        """Return whether the unit is done before those above have to be."""
        if self.due_on is None or self.appraise_by is None:
            return True
        return self.due_on <= self.appraise_by


Change = tuple[Workbook, dict[str, Any]]  # with what the audit keeps of it


def days_of(workbook: Workbook) -> Days:
    """Return the days of a workbook."""
    return Days(workbook.due_on, workbook.appraise_by)


def out_of_order() -> str:
    """Return what is said of days that are the wrong way round."""
    return str(_("Hạn thẩm định không được trước hạn tự chấm."))


def set_days(session: Session, workbook: Workbook, days: Days) -> list[Change]:
    """Give a workbook other days; none are kept as none."""
    lock(session, workbook)
    require_unconcluded(workbook)
    if not days.are_in_order:
        raise Problem(out_of_order())
    return _written([(workbook, days)])


def move_days(workbooks: Iterable[Workbook], days: Days) -> list[Change]:
    """Give many workbooks other days, all or none; a day that is not given stays.

    Until when a workbook that was sent had to be is no longer changed with the others.
    """
    moved = [(one, _moved(one, days)) for one in workbooks]
    wrong = [one for one, new in moved if not new.are_in_order]
    if wrong:
        units = ", ".join(named(one.unit) for one in wrong[:MOST_NAMED])
        n = len(wrong)
        words = _("%(n)s bảng sẽ có hạn thẩm định trước hạn tự chấm: %(units)s.", n=n,
                  units=f"{units}…" if n > MOST_NAMED else units)  # fmt: skip
        raise Problem(words)
    return _written(moved)


def require_unconcluded(workbook: Workbook) -> None:
    """Refuse to change the days of what is over."""
    if workbook.state == WorkbookState.CONCLUDED:
        words = _("Bảng chấm điểm đã có kết luận thẩm định, không đổi hạn được nữa.")
        raise Problem(words, status=409)


def lock_set(session: Session, set_id: int) -> None:
    """Let nobody take a step with the workbooks of a set before this is written."""
    rows = select(Workbook.id).where(Workbook.criteria_set_id == set_id)
    session.execute(rows.order_by(Workbook.id).with_for_update()).all()


def days_digest(workbooks: Iterable[Workbook]) -> str:
    """Return what changes with every day of some workbooks, and with nothing else.

    Their revisions will not do: units that score would be in the way all the time.
    """
    days = {str(one.id): [str(one.due_on), str(one.appraise_by)] for one in workbooks}
    return digest(days)


def _moved(workbook: Workbook, days: Days) -> Days:
    is_unsent = workbook.state in UNSENT
    due_on = days.due_on if is_unsent and days.due_on else workbook.due_on
    return Days(due_on, days.appraise_by or workbook.appraise_by)


def _written(moved: Sequence[tuple[Workbook, Days]]) -> list[Change]:
    found = []
    for workbook, days in moved:
        before = days_of(workbook)
        if before != days:
            found.append((workbook, changes(_told(before), _told(days))))
            workbook.due_on, workbook.appraise_by = days.due_on, days.appraise_by
    return found


def _told(days: Days) -> dict[str, str]:
    told = {"due_on": days.due_on, "appraise_by": days.appraise_by}
    return {name: str(day or "") for name, day in told.items()}
