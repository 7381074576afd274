"""Two people editing the same thing: the second is told what changed, and by whom."""

from typing import NamedTuple, Protocol

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import AuditEntry

MOST = 5  # changes told; the audit has the rest


class Revised(Protocol):
    """A row that counts its changes."""

    revision: int


class Place(NamedTuple):
    """What the audit calls the row."""

    kind: str
    code: str


class Conflict(Problem):
    """Somebody else changed it meanwhile; `entries` say who and what, newest first."""

    def __init__(self, entries: list[AuditEntry]) -> None:
        super().__init__(
            _(
                "Trong lúc bạn đang sửa, nội dung này đã được người khác thay đổi, "
                "hoặc chính bạn thay đổi ở cửa sổ khác. Lần gửi này chưa được ghi. "
                "Xin xem thay đổi, mở lại trang rồi sửa tiếp."
            ),
            status=409,
        )
        self.entries = entries


def check_revision(
    session: Session, row: Revised, given: object, *, place: Place
) -> None:
    """Refuse (409) a form that was opened before the row's newest change."""
    if str(given or "") == str(row.revision):
        return
    raise Conflict(latest_changes(session, place))


def latest_changes(session: Session, place: Place) -> list[AuditEntry]:
    """Return the newest rows of the audit about something."""
    about = select(AuditEntry).where(
        AuditEntry.kind == place.kind, AuditEntry.code == place.code
    )
    return list(session.scalars(about.order_by(AuditEntry.id.desc()).limit(MOST)))
