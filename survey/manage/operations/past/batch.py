"""The batch that the sheets of a file are: what it may come in, when it may go."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.errors import Problem
from survey.manage.operations.past.sheets import PastSheet
from survey.models import (
    Batch,
    BatchKind,
    BatchState,
    Channel,
    Population,
    Questionnaire,
    Round,
    Tally,
)

LANGUAGE = "vi"  # of past sheets, which seldom say it


def require_takes_sheets(
    session: Session, round_: Round, channel: Channel
) -> Questionnaire:
    """Return what a round asks; a `Problem` (409) where it takes no such sheets."""
    require_not_closed(round_)
    asked, place = asked_in(round_), {"code": round_.code}
    if channel not in round_.channels:
        message = _("Đợt %(code)s không dùng kênh đã chọn cho các phiếu này.", **place)
        raise Problem(message, status=409)
    counts = select(Tally.round_id).where(Tally.round_id == round_.id)
    if session.scalar(counts.limit(1)) is not None:
        message = _(
            "Đợt %(code)s đã nhập bảng tổng hợp; mỗi đợt chỉ được có phiếu hoặc bảng "
            "tổng hợp.",
            **place,
        )
        raise Problem(message, status=409)
    return asked


def asked_in(round_: Round) -> Questionnaire:
    """Return what a round asks; a `Problem` (409) where it asks nobody."""
    if round_.questionnaire is None:
        place = {"code": round_.code}
        message = _("Đợt %(code)s không hỏi bằng phiếu nên không nhận phiếu.", **place)
        raise Problem(message, status=409)
    return round_.questionnaire


def require_new_file(session: Session, round_: Round, digest: str) -> None:
    """Refuse (409) a file whose sheets are in a round: they would be doubled."""
    query = select(Batch).where(
        Batch.round_id == round_.id,
        Batch.file_digest == digest,
        Batch.state != BatchState.WITHDRAWN,
    )
    before = session.scalar(query)
    if before is not None:
        message = _(
            "Tệp này đã nhập vào đợt rồi (%(n)s phiếu, lô %(id)s). Muốn nhập lại, hãy "
            "thu hồi lần nhập ấy trước.",
            n=before.declared,
            id=before.id,
        )
        raise Problem(message, status=409)


def past_batch(
    round_: Round,
    sheets: Sequence[PastSheet],
    *,
    by: int | None,
    at: datetime,
    digest: str = "",
) -> Batch:
    """Return the batch of a file's sheets, posted as soon as it is there."""
    days = [sheet.day for sheet in sheets]
    return Batch(
        kind=BatchKind.FILE,
        round_id=round_.id,
        questionnaire_id=round_.questionnaire_id,
        unit_id=round_.root_id,
        population=Population(round_.populations[0]),
        language=LANGUAGE,
        first_day=min(days),
        last_day=max(days),
        declared=len(sheets),
        share=100,
        seed="",
        file_digest=digest,
        state=BatchState.POSTED,
        created_by=by,
        created_at=at,
        posted_by=by,
        posted_at=at,
    )
