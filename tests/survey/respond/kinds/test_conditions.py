"""Rules as a stylesheet: sections without a question go too, numbers have no gaps."""

from survey.methods import parse_questionnaire
from survey.respond.conditions import class_of_section, conditions_of
from tests.questionnaires import ADVICE, every_kind

YES = ':has([name="q-spoke-up"][value="1"]:checked)'


def _with(*sections: object) -> str:
    document = every_kind()
    document["section"] += sections
    return conditions_of(parse_questionnaire(document))


def test_a_section_goes_with_the_last_of_its_questions() -> None:
    number = len(parse_questionnaire(every_kind()).items) + 1
    shown = f".any-{number}{{display:none}}form{YES} .any-{number}{{display:block}}"
    assert shown in _with(ADVICE)


def test_a_section_is_shown_while_any_of_its_questions_is() -> None:
    [first] = ADVICE["item"]
    rule = {"item": "advice", "is": ["forms"]}
    hours = ':has([name="q-advice"][value="2"]:checked)'
    more = ADVICE | {"item": [first, first | {"code": "which", "ask_if": rule}]}
    number = len(parse_questionnaire(every_kind()).items) + 1
    name = f".any-{number}"
    shown = f"form{YES} {name},form{YES}{hours} {name}{{display:block}}"
    assert shown in _with(more)


def test_a_section_that_always_asks_something_has_no_rule() -> None:
    form = parse_questionnaire(every_kind())
    assert {class_of_section(section) for section in form.sections} == {""}
    assert ".any-" not in conditions_of(form)


def test_only_what_is_shown_is_counted() -> None:
    style = conditions_of(parse_questionnaire(every_kind()))
    assert "fieldset{counter-increment:asked}" in style
    assert ".only-if,.number{display:none}" in style


def test_without_rules_there_is_no_stylesheet() -> None:
    document = every_kind()
    document["section"] = [s for s in document["section"] if s["code"] != "following"]
    assert conditions_of(parse_questionnaire(document)) == ""
