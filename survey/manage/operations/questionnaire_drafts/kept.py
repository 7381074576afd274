"""A version in the database, and the document of one that may still be changed."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.documents import digest
from survey.errors import Problem
from survey.manage.operations.questionnaire_drafts.recordings import without_strays
from survey.manage.operations.recordings import digests_of, forget_unused
from survey.methods import full_document
from survey.methods.questionnaire import FULL
from survey.models import Questionnaire

Document = dict[str, Any]


def version_of(session: Session, code: str, number: int) -> Questionnaire:
    """Return a version, or raise a `Problem` (404)."""
    query = select(Questionnaire).where(
        Questionnaire.code == code, Questionnaire.version == number
    )
    found = session.scalar(query) if may_exist(code) else None
    if found is None:
        message = _("Không có phiếu khảo sát nào mang mã “%(name)s”.", name=code[:32])
        raise Problem(message, status=404)
    return found


def draft_to_change(session: Session, code: str, number: int) -> Questionnaire:
    """Return a draft; a published version is refused (409)."""
    found = version_of(session, code, number)
    if found.published_on is not None:
        raise Problem(
            _(
                "Phiên bản này đã ban hành nên không sửa được nữa. "
                "Muốn đổi thì chép thành phiên bản mới."
            ),
            status=409,
        )
    return found


def document_of(questionnaire: Questionnaire) -> Document:
    """Return a copy of a document to be changed, in format 2 whatever it was in."""
    document = deepcopy(questionnaire.document)
    if document.get("format") == FULL:
        return document
    titles = questionnaire.method.document["title"]
    return full_document(
        document,
        code=questionnaire.code,
        title={code: titles.get(code, "") for code in document["languages"]},
    )


def store(session: Session, draft: Questionnaire, document: Mapping[str, Any]) -> None:
    """Keep a draft's changed document; what it no longer plays is forgotten."""
    kept, played = dict(document), digests_of(draft.document)
    without_strays(kept)
    draft.document = kept
    draft.digest = digest(kept)
    draft.title = title_of(kept) or draft.title
    session.flush()
    forget_unused(session, played - digests_of(kept))


def title_of(document: Mapping[str, Any]) -> str:
    """Return the title a questionnaire is listed under: if possible the Vietnamese."""
    titles = document["title"]
    return str(titles.get("vi") or next(iter(titles.values()), ""))
