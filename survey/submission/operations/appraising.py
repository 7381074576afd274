"""Points given by those who appraise, while a workbook is with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from survey.errors import Problem
from survey.i18n import exact
from survey.models import ItemAppraisal, Workbook, WorkbookState
from survey.models.workbooks import CENTS
from survey.submission.content import Line
from survey.submission.operations.scoring import lock
from survey.submission.operations.signing import last_number
from survey.submission.reading import content_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is given for an item, and why."""

    points: Decimal | None
    remark: str


class ItemRefused(Problem):
    """What was given for an item cannot stand."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def write_appraisal(
    session: Session,
    workbook: Workbook,
    given: Mapping[str, Verdict],
    *,
    by: str,
    at: datetime,
) -> dict[str, Any]:
    """Write what differs; return it as the audit keeps it, empty if nothing does.

    What is written again as it was counts as looked at in the newest edition.
    """
    lock_sent(session, workbook)
    edition = last_number(session, workbook)
    lines = {line.item.code: line for line in content_of(session, workbook).lines}
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for code, verdict in given.items():
        _require_fit(lines.get(code), code, verdict)
        kept = session.get(ItemAppraisal, (workbook.id, code))
        points = None if verdict.points is None else int(verdict.points * CENTS)
        told = (points, verdict.remark, edition)
        if _state(kept) == told or (kept is None and points is None):
            continue
        before[code] = _told(kept)
        made = kept or ItemAppraisal(workbook_id=workbook.id, item=code)
        made.appraised, made.remark, made.edition = told
        made.appraised_by, made.appraised_at = by, at
        session.add(made)
        after[code] = _told(made)
    if not after:
        return {}
    flag_modified(workbook, "state")  # so that the revision counts this, too
    return {"before": before, "after": after}


def require_sent(workbook: Workbook) -> None:
    """Refuse to appraise what is not with those who appraise."""
    if workbook.state == WorkbookState.SENT:
        return
    if workbook.state in {WorkbookState.APPRAISED, WorkbookState.CONCLUDED}:
        words = _("Đã thẩm định xong: muốn sửa thì mở lại thẩm định, có lý do.")
    else:
        words = _("Đơn vị chưa gửi bảng chấm điểm: chưa thẩm định được.")
    raise Problem(words, status=409)


def lock_sent(session: Session, workbook: Workbook) -> None:
    """Refuse the same, and let nobody take a step before this is written."""
    lock(session, workbook)
    require_sent(workbook)


def _require_fit(line: Line | None, code: str, verdict: Verdict) -> None:
    if line is None or not line.is_appraised:
        words = _("Nội dung %(code)s không do thẩm định chấm.", code=code[:16])
        raise ItemRefused(code, words)
    points = verdict.points
    if points is None:
        return
    if not points.is_finite() or not 0 <= points <= line.item.most:
        words = _("Phải từ 0 đến %(most)s điểm.", most=exact(line.item.most))
        raise ItemRefused(code, words)
    own = line.score.points
    if line.item.scorer == "self" and points != own and not verdict.remark:
        words = _("Khác điểm tự chấm: ghi rõ lý do.")
        raise ItemRefused(code, words)


def _state(kept: ItemAppraisal | None) -> tuple[int | None, str, int] | None:
    return None if kept is None else (kept.appraised, kept.remark, kept.edition)


def _told(kept: ItemAppraisal | None) -> list[Any]:
    if kept is None:
        return [None, ""]
    return [None if kept.points is None else float(kept.points), kept.remark]
