"""What was brought in from files is taken back whole, as long as no release has it."""

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.errors import Problem
from survey.manage.operations.past.queries import is_released
from survey.models import Batch, BatchKind, Round, Tally


def batch_of(session: Session, round_: Round, batch_id: int) -> Batch:
    """Return a file's batch of a round, locked, or raise a `Problem` (404)."""
    found = session.get(Batch, batch_id, with_for_update=True)
    if found is None or found.round_id != round_.id or found.kind != BatchKind.FILE:
        raise Problem(_("Đợt này không có tệp nào như vậy."), status=404)
    return found


def withdraw_counts(session: Session, round_: Round) -> int:
    """Take the published counts of a round out again; return how many there were."""
    require_not_closed(round_)
    if is_released(session, round_):
        message = _(
            "Đợt %(code)s đã có kết quả tính từ bảng số đếm này: không thu hồi được "
            "nữa.",
            code=round_.code,
        )
        raise Problem(message, status=409)
    n = session.scalar(select(func.count()).where(Tally.round_id == round_.id)) or 0
    session.execute(delete(Tally).where(Tally.round_id == round_.id))
    return n
