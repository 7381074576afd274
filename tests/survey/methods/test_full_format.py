"""Format 2: what is read, what comes back the same, what is refused in words."""

import json
import tomllib
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from survey.documents.toml import to_toml
from survey.methods import (
    Kind,
    QuestionnaireError,
    Rule,
    digest,
    form_document,
    full_document,
    parse_questionnaire,
    questionnaire_document,
    read_method,
    shipped,
)
from survey.methods.fitting import changed_identities, criteria_not_asked, misfits
from survey.methods.questionnaire_file import questionnaire_of_text
from tests.questionnaires import both, every_kind, options

Document = dict[str, Any]
SHORT = read_method(shipped()["counter-short"])


@pytest.fixture
def document() -> Document:
    return every_kind()


def item_of(document: Document, code: str) -> Document:
    items: list[Document] = [i for s in document["section"] for i in s["item"]]
    [found] = [item for item in items if item["code"] == code]
    return found


def test_every_item_has_its_place_in_the_answers(document: Document) -> None:
    form = parse_questionnaire(document)
    places = {
        item.code: (item.number, item.position, item.width) for item in form.items
    }
    assert places["S5"] == (5, 5, 1)
    assert places["spoke-up"] == (6, 6, 1)
    assert places["why"] == (8, 8, 3)
    assert places["visits"] == (9, 11, 1)
    assert form.items[-1].position + form.items[-1].width - 1 == form.width
    assert [item.code for item in form.criteria] == ["S1", "S2", "S3", "S4", "S5"]


def test_an_item_is_read_with_all_it_has(document: Document) -> None:
    items = {item.code: item for item in parse_questionnaire(document).items}
    why, sex = items["why"], items["sex"]
    assert (why.kind, why.most, why.is_required) == (Kind.CHOICES, 2, True)
    assert why.ask_if == Rule("reply", ("no",))
    assert [option.code for option in why.options] == ["late", "lost", "refused"]
    assert (sex.kind, sex.is_required, sex.has_apart) == (Kind.CHOICE, False, True)
    assert [option.code for option in items["S1"].options] == ["1", "2", "3", "4", "5"]
    assert not items["spoke-up"].has_apart


def test_the_ten_needs_are_shipped_and_at_most_three_chosen(document: Document) -> None:
    items = {item.code: item for item in parse_questionnaire(document).items}
    assert (len(items["needs"].options), items["needs"].most) == (10, 3)


@pytest.mark.parametrize(
    "write",
    [to_toml, json.dumps, lambda document: json.dumps(document, indent=2)],
    ids=["toml", "json", "indented"],
)
def test_a_file_comes_back_as_the_same_document(
    document: Document, write: Callable[[Document], str]
) -> None:
    normal = form_document(parse_questionnaire(document))
    again = questionnaire_of_text(write(normal))
    assert again == normal
    assert digest(again) == digest(normal)


def test_a_plain_document_keeps_its_bytes(document: Document) -> None:
    plain = questionnaire_document(SHORT, ["vi", "en"])
    assert plain["format"] == 1
    assert "only_if" not in plain["phrases"]["vi"]
    assert questionnaire_of_text(to_toml(plain)) == plain
    assert questionnaire_of_text(json.dumps(plain)) == plain


def test_a_file_without_phrases_has_todays(document: Document) -> None:
    whole = form_document(parse_questionnaire(document))
    del document["phrases"]
    assert questionnaire_of_text(to_toml(document)) == whole


def test_what_format_1_asks_keeps_codes_and_places() -> None:
    plain = questionnaire_document(SHORT, ["vi", "en"])
    full = full_document(plain, code="x", title=both("Tên"))
    before, after = parse_questionnaire(plain), parse_questionnaire(full)
    assert after.sections == before.sections
    assert after.comment == before.comment
    assert tomllib.loads(to_toml(full)) == full


def test_no_comment_and_no_service_is_said_by_leaving_out(document: Document) -> None:
    del document["comment"], document["ask_service"]
    form = parse_questionnaire(document)
    assert not form.has_comment
    assert not form.asks_service


SPOILT: list[tuple[str, dict[str, Any], str]] = [
    (
        "sex",
        {"kind": "grid"},
        'item "sex": kind phải là một trong "criterion", "choice"',
    ),
    ("sex", {"most": 2}, 'item "sex": khóa lạ "most"'),
    ("sex", {"option": []}, "phải có ít nhất một option"),
    ("sex", {"option": options("a")}, "phải có từ 2 đến 9 option, hiện có 1"),
    (
        "sex",
        {"option": options(*"abcdefghij")},
        "phải có từ 2 đến 9 option, hiện có 10",
    ),
    ("sex", {"option": options("a", "A")}, "hai option trùng mã"),
    ("sex", {"option": options("a", "b/c")}, "mã gồm 1 đến 16 ký tự"),
    (
        "sex",
        {"option": [{"code": c, "text": both("x")} for c in "ab"]},
        'hai option có cùng lời bằng ngôn ngữ "vi"',
    ),
    ("sex", {"optional": "no"}, "optional phải là true hoặc false"),
    ("sex", {"text": {"vi": "Giới"}}, 'text thiếu ngôn ngữ "en"'),
    ("sex", {"code": "AGE"}, 'hai item cùng mang mã "age"'),
    ("sex", {"code": 'x"]:y'}, "mã gồm 1 đến 16 ký tự"),
    ("needs", {"most": 11}, "most phải từ 1 đến 10, hiện là 11"),
    ("needs", {"most": 0}, "most phải từ 1 đến 10, hiện là 0"),
    (
        "needs",
        {"option": options(*"abcdefghijklmnopqrstu")},
        "từ 2 đến 20 option, hiện có 21",
    ),
    (
        "reply",
        {"ask_if": {"item": "reply", "is": ["no"]}},
        "phải nêu một item đứng trước",
    ),
    (
        "reply",
        {"ask_if": {"item": "why", "is": ["late"]}},
        "phải nêu một item đứng trước",
    ),
    (
        "reply",
        {"ask_if": {"item": "nothing", "is": ["a"]}},
        "phải nêu một item đứng trước",
    ),
    (
        "reply",
        {"ask_if": {"item": "comment", "is": ["a"]}},
        "phải nêu một item đứng trước",
    ),
    (
        "reply",
        {"ask_if": {"item": "spoke-up", "is": ["maybe"]}},
        'item "spoke-up" không có option "maybe"; được dùng: yes, no',
    ),
    ("reply", {"ask_if": {"item": "S1", "is": ["6"]}}, "được dùng: 1, 2, 3, 4, 5"),
    ("reply", {"ask_if": {"item": "spoke-up", "is": []}}, "is phải là danh sách"),
    ("reply", {"ask_if": {"item": "spoke-up"}}, "is phải là danh sách"),
    ("reply", {"ask_if": ["spoke-up"]}, "ask_if phải là một bảng"),
    ("S1", {"option": options("a", "b")}, 'item "S1": khóa lạ "option"'),
]


@pytest.mark.parametrize(("code", "change", "words"), SPOILT)
def test_a_spoilt_item_is_refused_in_words(
    document: Document, code: str, change: dict[str, Any], words: str
) -> None:
    item_of(document, code).update(change)
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(document)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": "Có Dấu"}, "chữ thường không dấu, chữ số, gạch nối"),
        ({"title": {"vi": "Tên"}}, 'title thiếu ngôn ngữ "en"'),
        ({"has_comment": True}, 'khóa lạ "has_comment"'),
        ({"ask_service": 1}, "ask_service phải là true hoặc false"),
        ({"comment": {"label": {}}}, 'comment: khóa lạ "label"'),
        ({"comment": {"text": "x"}}, "comment: text phải ghi bằng mọi ngôn ngữ"),
        ({"section": []}, "phải có ít nhất một section"),
        ({"format": 1}, 'khóa lạ "code"'),
    ],
)
def test_a_spoilt_document_is_refused_in_words(
    document: Document, change: Document, words: str
) -> None:
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(document | change)
    assert words in str(refused.value)


def test_answers_fit_their_column(document: Document) -> None:
    for number in range(5):
        extra = deepcopy(item_of(document, "why")) | {
            "code": f"long-{number}",
            "option": options(*(f"o{k}" for k in range(20))),
        }
        document["section"][-1]["item"].append(extra)
    with pytest.raises(QuestionnaireError, match="tối đa 120"):
        parse_questionnaire(document)


def test_rules_hang_no_deeper_than_anybody_can_follow(document: Document) -> None:
    items = document["section"][-1]["item"]
    for number in range(6):
        above = items[-1]["code"]
        one = deepcopy(item_of(document, "spoke-up")) | {"code": f"deep-{number}"}
        is_first = number == 0
        codes = [items[-1]["option"][0]["code"]] if is_first else ["yes"]
        items.append(one | {"ask_if": {"item": above, "is": codes}})
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(document)
    [problem] = refused.value.problems
    assert problem.startswith('item "deep-5": ask_if: tối đa 5 điều kiện')


def test_some_criterion_must_be_asked(document: Document) -> None:
    document["section"] = document["section"][-1:]
    with pytest.raises(QuestionnaireError, match="ít nhất một item thuộc kind"):
        parse_questionnaire(document)


def test_sections_are_told_apart(document: Document) -> None:
    document["section"][1]["code"] = document["section"][0]["code"].lower()
    with pytest.raises(QuestionnaireError, match="hai section trùng mã"):
        parse_questionnaire(document)


def test_a_questionnaire_must_fit_its_method(document: Document) -> None:
    form = parse_questionnaire(document)
    assert list(misfits(form, SHORT)) == []
    assert criteria_not_asked(form, SHORT) == ()

    item_of(document, "S1")["code"] = "Z1"
    item_of(document, "sex")["code"] = "s1"
    form = parse_questionnaire(document)
    unknown, taken = misfits(form, SHORT)
    assert str(unknown) == (
        'item "Z1": phương pháp counter-short:1 không có tiêu chí này; '
        "có: S1, S2, S3, S4, S5"
    )
    assert str(taken).startswith('item "s1": mã này là của phương pháp')
    assert criteria_not_asked(form, SHORT) == ("S1",)


def test_a_code_keeps_its_meaning(document: Document) -> None:
    before = parse_questionnaire(document)
    item_of(document, "sex")["text"] = both("Viết lại")
    item_of(document, "spoke-up").update(kind="choices", code="Spoke-up")
    item_of(document, "reply").pop("ask_if")
    [changed] = changed_identities(parse_questionnaire(document), [before])
    assert changed.words.startswith(
        'item "Spoke-up" ở phiên bản trước là "spoke-up" thuộc kind choice'
    )
