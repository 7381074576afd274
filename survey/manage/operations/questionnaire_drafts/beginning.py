"""Beginning a draft: from a method, from an earlier version, from a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents import Texts, digest
from survey.errors import Problem
from survey.manage.operations.questionnaire_drafts.kept import (
    Document,
    document_of,
    title_of,
)
from survey.manage.operations.questionnaire_drafts.recordings import keep_only
from survey.manage.operations.questionnaires import method_of_form
from survey.manage.operations.recordings import (
    digests_of,
    forget_unused,
    recordings_named,
)
from survey.methods import (
    form_document,
    full_document,
    parse_method,
    parse_questionnaire,
    questionnaire_document,
)
from survey.methods.questionnaire import PLAIN
from survey.models import Method, Questionnaire


def versions_of(session: Session, code: str) -> list[Questionnaire]:
    """Return the versions of a questionnaire, the oldest first."""
    query = select(Questionnaire).where(Questionnaire.code == code)
    return list(session.scalars(query.order_by(Questionnaire.version)))


def draft_of(session: Session, code: str) -> Questionnaire | None:
    """Return the draft that is being written under a code, if there is one."""
    drafts = [v for v in versions_of(session, code) if v.published_on is None]
    return drafts[-1] if drafts else None


def version_like(session: Session, document: Mapping[str, Any]) -> Questionnaire | None:
    """Return the version with exactly a document's content, if there is one."""
    form = parse_questionnaire(document)
    content = digest(document)
    versions = versions_of(session, form.code)
    return next((one for one in versions if one.digest == content), None)


def begin_from_method(
    session: Session,
    method: Method,
    *,
    code: str,
    title: Texts,
    languages: Sequence[str],
) -> Questionnaire:
    """Begin a questionnaire that asks what a method asks."""
    if versions_of(session, code):
        raise Problem(_("Đã có phiếu mang mã này. Xin chọn mã khác."), status=409)
    plain = questionnaire_document(parse_method(method.document), languages)
    document = full_document(plain, code=code, title=title)
    return _add(session, document, method)


def begin_from_version(session: Session, version: Questionnaire) -> Questionnaire:
    """Begin the next version; every item keeps its code, so years stay comparable."""
    document = document_of(version) | {"code": version.code}
    return _add(session, document, version.method)


def begin_from_file(session: Session, document: Mapping[str, Any]) -> Questionnaire:
    """Begin a draft from a file's document; what does not fit is told on its page.

    A file names recordings but does not hold them: what is not here is left out.
    """
    form = parse_questionnaire(document)
    method = method_of_form(session, form)
    if draft_of(session, form.code) is not None:
        raise Problem(
            _(
                "Phiếu %(code)s đang có một bản thảo. "
                "Xin ban hành hoặc bỏ bản thảo ấy trước khi nhập tệp.",
                code=form.code,
            ),
            status=409,
        )
    if document["format"] == PLAIN:
        names = method.document["title"]
        titles = {code: names.get(code, method.title) for code in form.languages}
        document = full_document(document, code=form.code, title=titles)
    kept = form_document(parse_questionnaire(document))
    keep_only(kept, recordings_named(session, kept).keys())
    return _add(session, kept, method)


def discard(session: Session, draft: Questionnaire) -> None:
    """Throw a draft away; the database refuses it of a version that is published."""
    played = digests_of(draft.document)
    session.delete(draft)
    session.flush()
    forget_unused(session, played)


def _add(session: Session, document: Document, method: Method) -> Questionnaire:
    code = document["code"]
    versions = versions_of(session, code)
    draft = Questionnaire(
        code=code,
        version=versions[-1].version + 1 if versions else 1,
        title=title_of(document) or method.title,
        method=method,
        document=document,
        digest=digest(document),
    )
    session.add(draft)
    session.flush()
    return draft
