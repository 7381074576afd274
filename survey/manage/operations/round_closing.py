"""Closing a round: no more sheets, and nothing of it changes any more."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.errors import Problem
from survey.manage.operations.totals_lacking import Place, unweighable
from survey.models import Round, Weighting

MOST_NAMED = 10


def close_round(session: Session, round_: Round, *, on: date) -> None:
    """Close a round for good; what came in stays, and can still be released.

    Refused while sheets would be left whose weight nobody could say any more.
    """
    require_not_closed(round_)
    lacking = weightless(session, round_)
    if lacking:
        raise Problem(_told(round_, lacking), status=409)
    round_.closed_on = on
    session.flush()


def weightless(session: Session, round_: Round) -> list[Place]:
    """Return where sheets came in that a release by transactions could not weigh."""
    if round_.weighting != Weighting.TRANSACTIONS:
        return []
    return unweighable(session, round_)


def _told(round_: Round, lacking: list[Place]) -> str:
    named = ", ".join(map(str, lacking[:MOST_NAMED]))
    words: str = _(
        "Chưa đóng được đợt %(code)s: đóng rồi thì không nhập được số lượt giao dịch "
        "nữa, mà còn %(n)d nơi có phiếu chưa có số (lớn hơn 0): %(places)s.",
        code=round_.code,
        n=len(lacking),
        places=named + ("…" if len(lacking) > MOST_NAMED else ""),
    )
    return words
