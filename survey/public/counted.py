"""What a receipt says: which release counted the sheet."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.models import Receipt, Release, Round
from survey.published import public_releases
from survey.receipts import receipt_digest


@dataclass(frozen=True, slots=True)
class Counted:
    """What can be said of a receipt: its round, and the first release that has it."""

    release: Release | None
    round_title: str
    is_published: bool


def counted_receipt(session: Session, code: str) -> Counted | None:
    """Return what can be said of a receipt; None where there is none of this code."""
    receipt = session.get(Receipt, receipt_digest(code))
    if receipt is None:
        return None
    named = select(Release).where(
        Release.round_id == receipt.round_id, Release.number == receipt.counted_in
    )
    release = session.scalar(named.options(joinedload(Release.round)))
    public = {one.release.id for one in public_releases(session)}
    return Counted(
        release,
        _round_title(session, receipt.round_id),
        release is not None and release.id in public,
    )


def _round_title(session: Session, round_id: int) -> str:
    return session.get_one(Round, round_id).title
