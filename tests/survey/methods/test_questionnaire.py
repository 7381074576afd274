import json

import pytest

from survey.languages import read_languages
from survey.methods import (
    QuestionnaireError,
    fill,
    parse_method,
    parse_questionnaire,
    questionnaire_document,
    read_method,
    shipped,
)


@pytest.fixture
def method(document):
    return parse_method(document)


@pytest.fixture
def frozen(method):
    return json.loads(json.dumps(questionnaire_document(method, ["vi", "en"])))


def test_a_form_is_read_from_its_document_alone(method, frozen):
    form = parse_questionnaire(frozen)

    assert (form.method, form.method_version) == ("small", 3)
    assert form.languages == ("vi", "en")
    assert [section.code for section in form.sections] == ["A", "B"]
    assert form.sections[1].name == {"vi": "Yếu tố B", "en": "Factor B"}
    assert form.levels == method.levels
    assert form.phrases == read_languages()
    assert form.has_comment


def test_positions_run_through_all_sections(frozen):
    items = parse_questionnaire(frozen).items

    assert [(item.position, item.code) for item in items] == [
        (1, "A1"),
        (2, "A2"),
        (3, "B3"),
    ]


@pytest.mark.parametrize("code", sorted(set(shipped()) - {"qd766"}))
def test_every_shipped_method_can_be_asked(code):
    method = read_method(shipped()[code])
    form = parse_questionnaire(questionnaire_document(method, ["vi", "en"]))

    assert [i.code for i in form.items] == [c.code for c in method.criteria]
    assert [i.text for i in form.items] == [c.text for c in method.criteria]


def test_one_language_and_no_comment(method):
    made = questionnaire_document(method, ["en"], has_comment=False)
    form = parse_questionnaire(made)

    assert form.languages == ("en",)
    assert not form.has_comment
    assert set(form.items[0].text) == set(form.levels) == set(form.phrases) == {"en"}


@pytest.mark.parametrize(
    ("languages", "problem"),
    [
        ([], "phải có ít nhất một ngôn ngữ"),
        (["vi", "vi"], "ghi hai lần: vi, vi"),
        (["vi", "km"], '"km": phương pháp small không có lời .*; được dùng: en'),
        (["km"], "trang của người dân không có lời .*; được dùng: en, vi"),
    ],
)
def test_languages_without_texts_are_refused(method, languages, problem):
    with pytest.raises(QuestionnaireError, match=problem):
        questionnaire_document(method, languages)


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("format", 3, "format phải từ 1 đến 2, hiện là 3"),
        ("format", None, "format phải là số nguyên"),
        ("languages", "vi", "languages phải là danh sách văn bản"),
        ("has_comment", 1, "has_comment phải là true hoặc false"),
        ("section", [], "phải có ít nhất một section"),
        ("phrases", None, "phrases phải là một bảng"),
        ("extra", 1, 'khóa lạ "extra"'),
    ],
)
def test_a_spoilt_document_is_refused(frozen, key, value, problem):
    with pytest.raises(QuestionnaireError, match=problem):
        parse_questionnaire(frozen | {key: value})


def test_two_items_of_one_code_are_refused(frozen):
    items = frozen["section"][0]["item"]
    items[1]["code"] = items[0]["code"]

    with pytest.raises(QuestionnaireError, match=r'hai item cùng mang mã "A1"'):
        parse_questionnaire(frozen)


def test_frozen_phrases_outlive_changes_of_the_product(frozen):
    """A phrase dropped since is ignored; one learnt since is today's; others stay."""
    frozen["phrases"]["vi"] |= {"send": "Gửi đi", "dropped_since": "cũ"}
    del frozen["phrases"]["vi"]["busy_text"]

    phrases = parse_questionnaire(frozen).phrases["vi"]

    assert phrases.send == "Gửi đi"
    assert phrases.busy_text == read_languages()["vi"].busy_text


def test_a_name_cannot_smuggle_a_variable_in():
    text = "Tại {counter}, dài quá {limit}"

    assert fill(text, counter="Quầy {limit} {0.__class__}", limit="9") == (
        "Tại Quầy {limit} {0.__class__}, dài quá 9"
    )
    assert fill(text, counter="Quầy 3") == "Tại Quầy 3, dài quá {limit}"
