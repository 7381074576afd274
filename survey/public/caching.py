"""Answers that everybody's browsers and proxies may keep, if they ask before each use.

What is withdrawn is gone at once for whoever asks. Asking is cheap: the mark of an
answer follows from its address and from the newest change, not from its making.
"""

from hashlib import sha256
from hmac import HMAC

from flask import Response, current_app, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.db import get_session
from survey.i18n import language
from survey.models import AuditEntry, Improvement, Publication
from survey.version import software_version

ASK_FIRST = "public, no-cache"
KEPT = {"GET", "HEAD"}


def spare_the_making() -> Response | None:
    """Answer that nothing changed (304) to who has the newest answer already.

    By its mark alone: a star would find what is not there.
    """
    if request.method not in KEPT or not request.if_none_match:
        return None
    mark = _mark(get_session())
    if mark not in request.if_none_match.as_set(include_weak=True):
        return None
    answer = Response(status=304)
    answer.set_etag(mark)
    answer.headers["Cache-Control"] = ASK_FIRST
    return answer


def let_be_kept(response: Response) -> Response:
    """Let a page or file be kept, and be asked for again by its mark."""
    if request.method not in KEPT or response.status_code not in {200, 302}:
        return response
    response.headers["Cache-Control"] = ASK_FIRST
    if response.status_code == 302:
        return response
    response.direct_passthrough = False
    response.set_etag(_mark(get_session()))
    response.make_conditional(request)
    return response


def _mark(session: Session) -> str:
    """Return what stands for an answer; keyed, for it counts what staff changed."""
    parts = (
        *(request.full_path, language(), software_version()),
        *(current_app.config["HAILONG"].address, *_newest(session)),
    )
    key = str(current_app.secret_key).encode()
    told = "\n".join(str(part) for part in parts).encode(errors="surrogatepass")
    return HMAC(key, told, sha256).hexdigest()


def _newest(session: Session) -> tuple[object, ...]:
    """Return what tells the database from what it was before any change."""
    newest_first = AuditEntry.id.desc()
    entry = session.execute(
        select(AuditEntry.id, AuditEntry.at).order_by(newest_first).limit(1)
    ).first()
    published = session.scalar(select(func.max(Publication.id)))
    told = select(func.count(Improvement.id), func.sum(Improvement.revision))
    return (*(entry or ()), published, *session.execute(told).one())
