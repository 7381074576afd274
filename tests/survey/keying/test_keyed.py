"""What a clerk types, and the answers it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.keying.faults import told
from survey.keying.keyed import as_keyed, differing, read_keyed
from survey.methods import (
    Form,
    parse_questionnaire,
    questionnaire_document,
    read_method,
    shipped,
)
from tests.questionnaires import every_kind


def _form(method: str) -> Form:
    document = questionnaire_document(read_method(shipped()[method]), ("vi", "en"))
    return parse_questionnaire(document)


SHORT = _form("counter-short")  # five questions
MIXED = parse_questionnaire(every_kind())
# Five levels, spoke up, no reply, two reasons, four facts, two needs, six details.
TYPED = "54321" + "12" + "(13)" + "1111" + "(1a)" + "111111"


@pytest.mark.parametrize(
    ("typed", "answers"),
    [("54321", "54321"), ("5432.", "5432."), ("0 -12", "-.-12"), ("5 0 5", "5.-.5")],
)
def test_a_key_is_an_answer(typed: str, answers: str) -> None:
    assert read_keyed(SHORT, typed) == (answers, (), "")


def test_options_are_ticked_by_their_marks() -> None:
    keyed = read_keyed(MIXED, TYPED)
    assert keyed.answers == "54321" + "12" + "101" + "1111" + "1000000001" + "111111"
    assert as_keyed(MIXED, keyed.answers) == TYPED


@pytest.mark.parametrize(
    ("form", "typed", "words"),
    [
        (SHORT, "5472", ["Câu 3: giá trị “7”", "Còn thiếu câu 5."]),
        (SHORT, "", ["Còn thiếu câu 1 đến 5."]),
        (SHORT, "543215", ["Thừa 1 phím sau câu cuối"]),
        (SHORT, ".....", ["Phiếu trắng"]),
        (SHORT, "5432\x00", ["Câu 5: giá trị “\ufffd”"]),
        (SHORT, "543\uff121", ["Câu 4: giá trị “\uff12”"]),
        (MIXED, TYPED.replace("(13)", "(123)"), ["Câu 8: “(123)” chọn quá nhiều"]),
        (MIXED, TYPED.replace("(13)", "(11)"), ["Câu 8: giá trị “(11)”"]),
        (MIXED, TYPED.replace("(13)", "(19)"), ["Câu 8: giá trị “(19)”"]),
        # Which question is meant: "0" only where the form has such a box.
        (MIXED, "543210" + TYPED[6:], ["Câu 6: giá trị “0”, cho phép 1–2 hoặc dấu"]),
        (MIXED, TYPED.replace("(13)", "1"), ["Câu 8: giá trị “1”"]),
        (MIXED, TYPED[:7] + "(13", ["Câu 8: giá trị “(13”", "Còn thiếu câu 9 đến 19"]),
    ],
)
def test_what_is_no_answer_is_told_by_its_question(
    form: Form, typed: str, words: list[str]
) -> None:
    said = told(read_keyed(form, typed))
    assert len(said) == len(words)
    for one, expected in zip(said, words, strict=True):
        assert expected in one


@given(st.text(alphabet="012345679.-() ab\x00ă", max_size=40))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    keyed = read_keyed(MIXED, typed)
    assert bool(keyed.answers) != bool(keyed.wrong or keyed.surplus)
    if keyed.answers:
        assert len(keyed.answers) == MIXED.width
        assert read_keyed(MIXED, as_keyed(MIXED, keyed.answers)).answers == (
            keyed.answers
        )


def test_differences_are_found_by_question() -> None:
    one = read_keyed(MIXED, TYPED).answers
    other = read_keyed(MIXED, TYPED.replace("(1a)", "(1)").replace("54", "44")).answers
    assert [item.number for item in differing(MIXED, one, other)] == [1, 13]
