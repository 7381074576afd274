"""Releases made public, and withdrawn again: each once, for good."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import Publication, PublicationKind, Release


def publish(
    session: Session,
    release: Release,
    *,
    at: datetime,
    by_id: int | None = None,
    note: str = "",
) -> Publication:
    """Show a release to everybody; the caller commits."""
    kinds = kinds_of(session, release)
    if PublicationKind.WITHDRAWN in kinds:
        message = _(
            "Kết quả này đã được công bố rồi thu hồi. Kết quả đã thu hồi không công bố "
            "lại được: hãy lập kết quả mới rồi công bố kết quả ấy."
        )
        raise Problem(message, status=409)
    if kinds:
        raise Problem(_("Kết quả này đã được công bố."), status=409)
    return _add(session, release, PublicationKind.PUBLISHED, at, by_id, note)


def withdraw(
    session: Session,
    release: Release,
    *,
    at: datetime,
    reason: str,
    by_id: int | None = None,
) -> Publication:
    """Take a published release back, for a reason all read; the caller commits."""
    kinds = kinds_of(session, release)
    if PublicationKind.WITHDRAWN in kinds:
        raise Problem(_("Kết quả này đã được thu hồi."), status=409)
    if not kinds:
        raise Problem(_("Kết quả này chưa được công bố."), status=409)
    return _add(session, release, PublicationKind.WITHDRAWN, at, by_id, reason)


def kinds_of(session: Session, release: Release) -> set[str]:
    """Return what was done with a release in the sight of everybody."""
    query = select(Publication.kind).where(Publication.release_id == release.id)
    return set(session.scalars(query))


def _add(
    session: Session,
    release: Release,
    kind: PublicationKind,
    at: datetime,
    by_id: int | None,
    note: str,
) -> Publication:
    row = Publication(release_id=release.id, kind=kind, at=at, by_id=by_id, note=note)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # two people at the same moment
        message = _("Việc này vừa được người khác làm. Xin mở lại trang để xem.")
        raise Problem(message, status=409) from None
    return row
