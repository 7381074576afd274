"""The whole sheet as one field."""

import pytest

from survey.methods import read_method, shipped
from survey.methods.answers import Fault
from survey.methods.asking import questionnaire_document
from survey.methods.form import Form
from survey.methods.questionnaire import parse_questionnaire
from survey.respond.forms import CommentFault, field_names, sheet_form

SHORT = read_method(shipped()["counter-short"])


def _questionnaire(*, has_comment: bool = True) -> Form:
    document = questionnaire_document(SHORT, ["vi"], has_comment=has_comment)
    return parse_questionnaire(document)


@pytest.fixture
def questionnaire() -> Form:
    return _questionnaire()


def _fields(questionnaire: Form, values: str) -> dict[str, str]:
    codes = [item.code for item in questionnaire.items]
    return {f"q-{code}": value for code, value in zip(codes, values, strict=True)}


def test_a_sheet_is_one_character_an_item(questionnaire: Form) -> None:
    fields = _fields(questionnaire, "1-345")
    form = sheet_form(questionnaire, dict(reversed(fields.items())))
    assert form.validate()
    assert form.sheet.data == "1-345"
    assert form.sheet.faults == {}


@pytest.mark.parametrize(
    "value", ["0", "6", "05", "5 ", "-1", "x", ".", "\uff15", "\u0665", "½", "55", "\0"]
)
def test_what_is_no_level_is_refused(questionnaire: Form, value: str) -> None:
    fields = _fields(questionnaire, "55555")
    last = questionnaire.items[-1].code
    form = sheet_form(questionnaire, fields | {f"q-{last}": value})
    assert not form.validate()
    assert form.sheet.faults == {last: Fault.INVALID}


def test_each_missing_answer_is_named(questionnaire: Form) -> None:
    first, *_others, last = (item.code for item in questionnaire.items)
    fields = _fields(questionnaire, "55555")
    del fields[f"q-{first}"]
    form = sheet_form(questionnaire, fields | {f"q-{last}": ""})
    assert not form.validate()
    assert form.sheet.faults == {first: Fault.MISSING, last: Fault.MISSING}


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("", None),
        ("x" * 2000, None),
        ("  " + "x" * 2000 + "\r\n", None),
        ("x" * 2001, CommentFault.TOO_LONG),
        ("a\0b", CommentFault.INVALID),
    ],
)
def test_comments(
    questionnaire: Form, comment: str, fault: CommentFault | None
) -> None:
    fields = _fields(questionnaire, "55555") | {"comment": comment}
    form = sheet_form(questionnaire, fields)
    assert form.validate() is (fault is None)
    assert form.comment.fault == fault


def test_a_page_has_these_fields_and_no_other(questionnaire: Form) -> None:
    items = set(_fields(questionnaire, "55555"))
    assert field_names(questionnaire) == items | {"comment", "token"}
    without = _questionnaire(has_comment=False)
    assert field_names(without) == items | {"token"}
