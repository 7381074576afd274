"""Questionnaires: made from a method, then published and frozen."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.documents.toml import to_toml
from survey.errors import Problem
from survey.manage.operations.methods import import_shipped
from survey.manage.operations.questionnaire_checks import check_draft
from survey.manage.operations.recordings import n_lacking, publish_recordings
from survey.methods import (
    Form,
    QuestionnaireError,
    parse_method,
    parse_questionnaire,
    questionnaire_document,
    shipped,
)
from survey.methods.fitting import changed_identities, misfits
from survey.methods.recordings import lacking
from survey.models import Method, Questionnaire


def make_questionnaire(
    session: Session, method: Method, languages: Sequence[str]
) -> Questionnaire:
    """Return the questionnaire that asks a method in these languages.

    One with the same content is found again; other content is the next version.
    Raises `QuestionnaireError` for a language without texts.
    """
    document = questionnaire_document(parse_method(method.document), languages)
    versions = _versions(session, method.code)
    for version in versions:
        if version.digest == digest(document) and version.method_id == method.id:
            return version
    form = parse_questionnaire(document)
    return _add_version(session, form, document=document, method=method)


def import_questionnaire(
    session: Session, document: Mapping[str, Any]
) -> Questionnaire:
    """Return the version of a questionnaire with this content, written if it is new.

    The document is one that was read (`questionnaire_of_text`). Raises
    `QuestionnaireError` where it does not fit its method or its earlier versions.
    """
    form = parse_questionnaire(document)
    method = method_of_form(session, form)
    versions = _versions(session, form.code)
    for version in versions:
        if version.digest == digest(document) and version.method_id == method.id:
            return version
    earlier = [parse_questionnaire(v.document) for v in versions if v.published_on]
    n = n_lacking(session, document)
    flaws = [
        *misfits(form, parse_method(method.document)),
        *changed_identities(form, earlier),
        *([lacking(n)] if n else []),
    ]
    if flaws:
        raise QuestionnaireError(flaws)
    return _add_version(session, form, document=document, method=method)


def questionnaire_text(questionnaire: Questionnaire, *, is_json: bool = False) -> str:
    """Return a questionnaire as the one file it can be imported from again."""
    if is_json:
        return json.dumps(questionnaire.document, ensure_ascii=False, indent=2) + "\n"
    return to_toml(questionnaire.document)


def publish_questionnaire(
    session: Session, questionnaire: Questionnaire, *, on: date
) -> None:
    """Freeze a questionnaire for use; the database refuses any later change.

    Raises `QuestionnaireError` while the draft lacks something.
    """
    if questionnaire.published_on is not None:
        return
    flaws = check_draft(session, questionnaire).flaws
    if flaws:
        raise QuestionnaireError(flaws)
    questionnaire.published_on = on
    publish_recordings(session, questionnaire.document, on=on)


def method_of_form(session: Session, form: Form) -> Method:
    """Return the method a questionnaire asks; a shipped one is imported for it."""
    question = select(Method).where(
        Method.code == form.method, Method.version == form.method_version
    )
    found = session.scalars(question).first()
    if found is None and form.method in shipped():
        imported = import_shipped(session, form.method)
        found = imported if imported.version == form.method_version else None
    if found is None:
        name = f"{form.method}:{form.method_version}"
        message = _("Không có phương pháp nào mang mã “%(name)s”.", name=name)
        raise Problem(message, status=404)
    return found


def questionnaire_by_code(session: Session, name: str) -> Questionnaire:
    """Return the questionnaire called `code` (its newest version) or `code:version`."""
    code, _colon, number = name.partition(":")
    versions = _versions(session, code)
    found = [q for q in versions if not number or str(q.version) == number]
    if not found:
        message = _("Không có phiếu khảo sát nào mang mã “%(name)s”.", name=name)
        raise Problem(message, status=404)
    return found[-1]


def published_questionnaire(session: Session, method: Method) -> Questionnaire:
    """Return the newest published questionnaire of a method version."""
    question = (
        select(Questionnaire)
        .where(
            Questionnaire.method_id == method.id,
            Questionnaire.published_on.is_not(None),
        )
        .order_by(Questionnaire.version.desc())
    )
    questionnaire = session.scalars(question).first()
    if questionnaire is None:
        name = f"{method.code}:{method.version}"
        raise Problem(
            _("Phương pháp %(name)s chưa có phiếu khảo sát đã ban hành.", name=name)
        )
    return questionnaire


def _add_version(
    session: Session, form: Form, *, document: Mapping[str, Any], method: Method
) -> Questionnaire:
    versions = _versions(session, form.code)
    titles = [*form.title.values(), method.title]
    questionnaire = Questionnaire(
        code=form.code,
        version=versions[-1].version + 1 if versions else 1,
        title=form.title.get("vi") or titles[0],
        method_id=method.id,
        document=dict(document),
        digest=digest(document),
    )
    session.add(questionnaire)
    session.flush()
    return questionnaire


def _versions(session: Session, code: str) -> list[Questionnaire]:
    question = select(Questionnaire).where(Questionnaire.code == code)
    return list(session.scalars(question.order_by(Questionnaire.version)))
