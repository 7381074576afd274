"""Questionnaires: made from a method, then published and frozen."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.errors import Problem
from survey.methods import parse_method
from survey.methods.asking import questionnaire_document
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
    questionnaire = Questionnaire(
        code=method.code,
        version=versions[-1].version + 1 if versions else 1,
        title=method.title,
        method_id=method.id,
        document=document,
        digest=digest(document),
    )
    session.add(questionnaire)
    session.flush()
    return questionnaire


def publish_questionnaire(questionnaire: Questionnaire, *, on: date) -> None:
    """Freeze a questionnaire for use; the database refuses any later change."""
    if questionnaire.published_on is None:
        questionnaire.published_on = on


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


def _versions(session: Session, code: str) -> list[Questionnaire]:
    question = select(Questionnaire).where(Questionnaire.code == code)
    return list(session.scalars(question.order_by(Questionnaire.version)))
