"""Answers as they are stored: asked or not, required or not, one or several."""

import pytest

from survey.methods import Form, parse_questionnaire
from survey.methods.answers import Fault, asked_items, encode, faults_of
from survey.methods.ready_items import ready_sections
from tests.questionnaires import LANGUAGES, every_kind

N_OTHERS = sum(len(s["item"]) for s in ready_sections(LANGUAGES))
LEVELS = {f"S{number}": "5" for number in range(1, 6)}
# What follows: complaint, reply, why (3); then the ready items, of which needs has 10.
REST = "." * (N_OTHERS - 1 + 10)


@pytest.fixture(scope="module")
def form() -> Form:
    return parse_questionnaire(every_kind())


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ({"spoke-up": "2"}, "2" + "." + "..."),
        ({"spoke-up": "2", "reply": "2", "why": "110"}, "2" + "." + "..."),
        ({"spoke-up": "1", "reply": "1"}, "1" + "1" + "..."),
        ({"spoke-up": "1", "reply": "1", "why": "100"}, "1" + "1" + "..."),
        ({"spoke-up": "1", "reply": "2", "why": "011"}, "1" + "2" + "011"),
        # Garbage in what is not asked is dropped as well.
        ({"spoke-up": "2", "reply": "9", "why": "???"}, "2" + "." + "..."),
    ],
)
def test_what_is_not_asked_is_dropped(
    form: Form, given: dict[str, str], stored: str
) -> None:
    assert faults_of(form, LEVELS | given) == {}
    assert encode(form, LEVELS | given) == "55555" + stored + REST


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({}, {"spoke-up": Fault.MISSING}),
        ({"spoke-up": "3"}, {"spoke-up": Fault.INVALID}),
        ({"spoke-up": "-"}, {"spoke-up": Fault.INVALID}),  # it is required
        ({"spoke-up": "yes"}, {"spoke-up": Fault.INVALID}),
        ({"spoke-up": "1"}, {"reply": Fault.MISSING}),
        ({"spoke-up": "1", "reply": "2"}, {"why": Fault.MISSING}),
        ({"spoke-up": "1", "reply": "2", "why": "000"}, {"why": Fault.MISSING}),
        ({"spoke-up": "1", "reply": "2", "why": "111"}, {"why": Fault.TOO_MANY}),
        ({"spoke-up": "1", "reply": "2", "why": "1?0"}, {"why": Fault.INVALID}),
        ({"spoke-up": "1", "reply": "2", "why": "01"}, {"why": Fault.INVALID}),
        ({"spoke-up": "2", "needs": "1111000000"}, {"needs": Fault.TOO_MANY}),
        ({"spoke-up": "2", "sex": "3"}, {"sex": Fault.INVALID}),
        ({"spoke-up": "2", "sex": "12"}, {"sex": Fault.INVALID}),
        ({"spoke-up": "2", "S1": "6"}, {"S1": Fault.INVALID}),
        ({"spoke-up": "2", "S1": ""}, {"S1": Fault.MISSING}),
    ],
)
def test_what_is_wrong_is_named(
    form: Form, given: dict[str, str], faults: dict[str, Fault]
) -> None:
    assert faults_of(form, LEVELS | given) == faults


def test_a_question_that_need_not_be_answered_is_blank_or_declined(form: Form) -> None:
    by_code = {item.code: item for item in form.items}
    given = LEVELS | {"spoke-up": "2", "sex": "-", "needs": "0000000001"}
    stored = encode(form, given)
    assert len(stored) == form.width
    needs = by_code["needs"].position - 1
    assert stored[needs : needs + 10] == "0000000001"
    assert stored[by_code["sex"].position - 1] == "-"
    assert stored[by_code["age"].position - 1] == "."


def test_a_rule_on_a_level_and_one_on_several_choices() -> None:
    document = every_kind()
    following = document["section"][5]["item"]
    following[0]["ask_if"] = {"item": "S1", "is": ["1", "2"]}
    following[1]["ask_if"] = {"item": "S1", "is": ["3"]}
    document["section"][5]["item"] = following[:2]
    last = document["section"][-1]["item"][0]
    last["ask_if"] = {"item": "needs", "is": ["openness", "online"]}
    form = parse_questionnaire(document)

    def asked(**given: str) -> set[str]:
        return {item.code for item in asked_items(form, LEVELS | given)}

    assert {"spoke-up", "reply"}.isdisjoint(asked(S1="5"))
    assert asked(S1="2") & {"spoke-up", "reply"} == {"spoke-up"}
    assert asked(S1="-") & {"spoke-up", "reply"} == set()
    assert asked(S1="3") & {"spoke-up", "reply"} == {"reply"}
    assert last["code"] not in asked(needs="0110000000")
    assert last["code"] in asked(needs="0000000010")
    assert last["code"] not in asked(needs="")
