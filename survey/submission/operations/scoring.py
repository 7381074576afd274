"""Points and explanations written into a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from survey.editing import Conflict, Place, latest_changes
from survey.errors import Problem
from survey.models import ItemScore, Workbook, WorkbookState
from survey.models.workbooks import CENTS


@dataclass(frozen=True, slots=True)
class Given:
    """What a unit says of an item."""

    points: Decimal | None
    explanation: str


def write_scores(
    session: Session, workbook: Workbook, given: Mapping[str, Given]
) -> dict[str, Any]:
    """Write what differs; return it as the audit keeps it, empty if nothing does."""
    require_draft(workbook)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for item, one in given.items():
        score = session.get(ItemScore, (workbook.id, item)) or _new(workbook, item)
        own = None if one.points is None else int(one.points * CENTS)
        if (score.own, score.explanation) == (own, one.explanation):
            continue
        before[item] = _told(score)
        score.own, score.explanation = own, one.explanation
        session.add(score)
        after[item] = _told(score)
    if not after:
        return {}
    flag_modified(workbook, "state")  # so that the revision counts this, too
    return {"before": before, "after": after}


def write_exemptions(
    workbook: Workbook, codes: list[str], because: str
) -> dict[str, Any]:
    """Write which exemptions hold, and why."""
    require_draft(workbook)
    if codes and not because:
        raise Problem(_("Ghi căn cứ được miễn."))
    before = {"exempt": workbook.exemptions, "reason": workbook.exempt_because}
    workbook.exemptions = sorted(codes)
    workbook.exempt_because = because if codes else ""
    after = {"exempt": workbook.exemptions, "reason": workbook.exempt_because}
    return {} if before == after else {"before": before, "after": after}


def require_draft(workbook: Workbook) -> None:
    """Refuse to change what was checked or signed."""
    if workbook.state != WorkbookState.DRAFT:
        words = _("Bảng chấm điểm đã được rà soát hoặc ký, không sửa được nữa.")
        raise Problem(words, status=409)


def lock_draft(session: Session, workbook: Workbook) -> None:
    """Refuse the same, and let nobody check or sign it before this is written."""
    lock(session, workbook)
    require_draft(workbook)


def lock(session: Session, workbook: Workbook) -> None:
    """Let nobody take a step with a workbook before this is written.

    What stands beside the workbook changes no row of it that would tell of the other.
    """
    shown = workbook.revision
    session.refresh(workbook, ["state", "revision"], with_for_update=True)
    if workbook.revision != shown:
        raise Conflict(latest_changes(session, Place("workbook", workbook.name)))


def _new(workbook: Workbook, item: str) -> ItemScore:
    return ItemScore(workbook_id=workbook.id, item=item, own=None, explanation="")


def _told(score: ItemScore) -> list[Any]:
    points = None if score.points is None else float(score.points)
    return [points, score.explanation]
