"""What citizens are asked: at first the criteria alone, then who answers, too."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.told import tell
from survey.demo.voices import add_sample_language
from survey.manage.operations.methods import import_shipped
from survey.manage.operations.questionnaires import (
    import_questionnaire,
    make_questionnaire,
    publish_questionnaire,
)
from survey.methods import parse_method, questionnaire_document
from survey.methods.asking import full_document
from survey.methods.ready_items import ready_sections
from survey.models import Method, Questionnaire

METHOD = "counter"
LANGUAGES = ("vi", "en")
TITLE = {
    "vi": f"Phiếu khảo sát tại quầy ({province.MARK})",
    "en": f"Survey at the counter ({province.MARK_EN})",
}
TITLE_OF_SHORT = {
    "vi": f"Phiếu ngắn trên máy tại quầy ({province.MARK})",
    "en": f"Short survey on the tablet at the counter ({province.MARK_EN})",
}
NEEDS, RESPONDENT, VISIT = "needs", "respondent", "visit"
ON_BEHALF, FOR_ONESELF = "behalf", "self"
TRAITS = ("sex", "age")  # asked of those alone who came for themselves


def take_up(session: Session, code: str) -> Method:
    """Take a method that comes with the product into use, and say so."""
    method = import_shipped(session, code)
    name = f"{method.code}:{method.version}"
    tell(session, "method.taken", name, after={"title": method.title})
    return method


def publish_plain(
    session: Session, method_code: str = METHOD, *, on: date
) -> Questionnaire:
    """Publish the questionnaire of a method's criteria alone."""
    method = take_up(session, method_code)
    made = make_questionnaire(session, method, LANGUAGES)
    return _publish(session, made, on=on)


def publish_full(session: Session, *, on: date) -> Questionnaire:
    """Publish the next version: the ten needs, and three questions on who answers.

    It can be listened to in one language more, a sample marked as such.
    """
    document = document_of(import_shipped(session, METHOD))
    add_sample_language(session, document)
    made = import_questionnaire(session, document)
    return _publish(session, made, on=on)


def publish_short(session: Session, method_code: str, *, on: date) -> Questionnaire:
    """Publish the criteria alone of a short method, read out in the sample language."""
    method = parse_method(take_up(session, method_code).document)
    plain = questionnaire_document(method, LANGUAGES)
    document = full_document(plain, code=method_code, title=TITLE_OF_SHORT)
    add_sample_language(session, document)
    return _publish(session, import_questionnaire(session, document), on=on)


def document_of(method: Method) -> dict[str, Any]:
    """Return the document that asks a method's criteria, the needs, and who answers."""
    plain = questionnaire_document(parse_method(method.document), LANGUAGES)
    document = full_document(plain, code=METHOD, title=TITLE)
    ready = {section["code"]: section for section in ready_sections(LANGUAGES)}
    items = {item["code"]: item for s in ready.values() for item in s["item"]}
    rule = {"item": ON_BEHALF, "is": [FOR_ONESELF]}
    traits = [{**items[code], "ask_if": rule} for code in TRAITS]
    respondent = {**ready[RESPONDENT], "item": [items[ON_BEHALF], *traits]}
    document["section"] += [ready[NEEDS], respondent]
    return document


def _publish(
    session: Session, questionnaire: Questionnaire, *, on: date
) -> Questionnaire:
    if questionnaire.published_on is not None:
        return questionnaire
    publish_questionnaire(session, questionnaire, on=on)
    session.flush()
    name = f"{questionnaire.code}:{questionnaire.version}"
    after = {"title": questionnaire.title}
    tell(session, "questionnaire.published", name, after=after)
    return questionnaire
