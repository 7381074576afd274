"""Methods and questionnaires in the database: versions, and the freezing."""

import tomllib
from copy import deepcopy
from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.documents.toml import to_toml
from survey.errors import Problem
from survey.manage.operations.methods import (
    import_method,
    import_shipped,
    method_by_code,
)
from survey.manage.operations.questionnaires import (
    make_questionnaire,
    publish_questionnaire,
    published_questionnaire,
    questionnaire_by_code,
)
from survey.methods import MethodError, shipped
from survey.methods.questionnaire import QuestionnaireError, parse_questionnaire
from survey.models import Method, Questionnaire

TODAY = date(2026, 3, 10)


def test_the_same_content_is_the_same_version(session: Session) -> None:
    first = import_shipped(session, "counter")
    assert first.version == 1
    assert first.digest == digest(first.document)
    assert import_shipped(session, "counter") is first


def test_other_content_is_the_next_version(session: Session) -> None:
    first = import_shipped(session, "counter")
    document = deepcopy(first.document) | {"minimum_n": 30}
    second = import_method(session, document)
    assert (second.version, second.document["version"]) == (2, 2)
    assert import_method(session, document) is second
    assert import_method(session, first.document) is first
    assert method_by_code(session, "counter") is second
    assert method_by_code(session, "counter:1") is first


def test_a_wrong_method_is_refused_whole(session: Session) -> None:
    with pytest.raises(MethodError):
        import_method(session, {"code": "x"})
    assert session.scalars(select(Method)).all() == []


@pytest.mark.parametrize("name", ["nothing", "counter:9", "counter:", ":1", ""])
def test_an_unknown_method_is_a_problem(session: Session, name: str) -> None:
    import_shipped(session, "counter-short")
    with pytest.raises(Problem):
        method_by_code(session, name)


def test_a_method_is_frozen(session: Session) -> None:
    method = import_shipped(session, "counter")
    session.commit()
    with pytest.raises(DBAPIError):
        session.execute(update(Method).values(title="khác"))
    session.rollback()
    assert session.get_one(Method, method.id).title != "khác"


@pytest.mark.parametrize("code", sorted(shipped()))
def test_an_exported_method_comes_back_as_the_same(session: Session, code: str) -> None:
    method = import_shipped(session, code)
    text = to_toml(method.document)
    assert import_method(session, tomllib.loads(text)) is method


def test_a_text_with_every_sign_survives_toml() -> None:
    text = "\"\\ \t\n\x07\x7f 'ủ' 😀 #"
    assert tomllib.loads(to_toml({"a": {"vi": text}, "b": [text], "c": None})) == {
        "a": {"vi": text},
        "b": [text],
    }


def test_a_questionnaire_is_made_from_a_method(session: Session) -> None:
    method = import_shipped(session, "counter")
    made = make_questionnaire(session, method, ["vi", "en"])
    form = parse_questionnaire(made.document)
    assert len(form.items) == 16
    assert made.published_on is None
    assert make_questionnaire(session, method, ["vi", "en"]) is made
    assert make_questionnaire(session, method, ["vi"]).version == 2
    assert questionnaire_by_code(session, "counter").version == 2
    assert questionnaire_by_code(session, "counter:1") is made
    with pytest.raises(Problem, match="counter:3"):
        questionnaire_by_code(session, "counter:3")


def test_a_language_without_texts_is_refused(session: Session) -> None:
    method = import_shipped(session, "counter")
    with pytest.raises(QuestionnaireError, match="xx"):
        make_questionnaire(session, method, ["vi", "xx"])


def test_a_published_questionnaire_is_frozen(session: Session) -> None:
    made = make_questionnaire(session, import_shipped(session, "counter"), ["vi"])
    with pytest.raises(Problem, match="chưa có phiếu khảo sát"):
        published_questionnaire(session, made.method)
    publish_questionnaire(session, made, on=TODAY)
    publish_questionnaire(session, made, on=date(2027, 1, 1))
    session.commit()
    assert made.published_on == TODAY
    assert published_questionnaire(session, made.method) is made
    with pytest.raises(DBAPIError):
        session.execute(update(Questionnaire).values(document={}))
    session.rollback()
