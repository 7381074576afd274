"""Whatever the reader of documents finds wrong, the page says in words, and where."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.engine import URL

from survey import documents, methods
from survey.documents import Flaw, flaw
from survey.manage.questionnaires.problem_places import Spot
from survey.manage.questionnaires.problem_sentences import sentences
from survey.manage.questionnaires.problem_words import Told, told
from survey.methods import (
    QuestionnaireError,
    parse_questionnaire,
    read_method,
    shipped,
)
from survey.methods.fitting import changed_identities, misfits
from survey.methods.questionnaire_file import questionnaire_of_text
from tests.questionnaires import every_kind

SHORT = read_method(shipped()["counter-short"])
KIND = re.compile(r'kind="([a-z.]+)"')
JUNK: tuple[Any, ...] = (None, 5, True, "", "x" * 700, "{a}", "}", "\x00", [], {}, [1])


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Words are the same on both databases."""
    return sqlite_url


@pytest.fixture(autouse=True)
def _in_vietnamese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/?lang=vi"):
        yield


def flaws_of(document: dict[str, Any]) -> tuple[Flaw, ...]:
    try:
        form = parse_questionnaire(document)
    except QuestionnaireError as error:
        return error.flaws
    before = parse_questionnaire(every_kind())
    return (*misfits(form, SHORT), *changed_identities(form, [before]))


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value; of a list only its first row."""
    rows = node.items() if isinstance(node, dict) else enumerate(node[:1])
    for key, value in rows:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def spoilt(document: dict[str, Any], path: tuple[Any, ...], junk: Any) -> Any:
    node = copy = deepcopy(document)
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = junk
    return copy


def test_every_spoilt_value_is_told_in_the_words_of_the_page() -> None:
    document = every_kind()
    document["section"] = document["section"][::-1]  # one that has options comes first
    unknown = {
        flaw.kind or flaw.words
        for path in places(document)
        if path[0] != "phrases" or path[1:] in {(), ("vi",), ("vi", "up_to")}
        for junk in JUNK
        for flaw in flaws_of(spoilt(document, path, junk))
        if flaw.kind not in sentences() or "%(" in told([flaw])[0].words
    }
    assert unknown == set()


def test_every_kind_with_words_of_its_own_is_noted_somewhere() -> None:
    folders = (Path(documents.__file__).parent, Path(methods.__file__).parent)
    sources = [file.read_text() for folder in folders for file in folder.glob("*.py")]
    noted = {kind for one in sources for kind in KIND.findall(one)}
    assert set(sentences()) - noted == set()


def change(of: str, **given: Any) -> Callable[[dict[str, Any]], None]:
    def _change(document: dict[str, Any]) -> None:
        items = (i for s in document["section"] for i in s["item"])
        next(i for i in items if i["code"] == of).update(given)

    return _change


@pytest.mark.parametrize(
    ("spoil", "words", "spot"),
    [
        (change("why", most=9), "Phải từ 1 đến 3: most.", Spot(item="why")),
        (change("S2", code="S9"), "Phương pháp counter-short:1", Spot(item="S9")),
        (change("sex", code="II.A"), "Mã này là của phương pháp", Spot(item="II.A")),
        (change("sex", code="SEX"), "mã sex là câu loại khác", Spot(item="SEX")),
        (change("age", code="sex"), "Hai câu cùng mang mã sex.", Spot()),
        (
            change("S1", ask_if={"item": "sex", "is": ["male"]}),
            "câu sex không đứng trước câu này",
            Spot(item="S1"),
        ),
        (
            change("reply", ask_if={"item": "spoke-up", "is": ["maybe"]}),
            "câu spoke-up không có lựa chọn maybe",
            Spot(item="reply"),
        ),
    ],
)
def test_a_problem_says_what_and_where(
    spoil: Callable[[dict[str, Any]], None], words: str, spot: Spot
) -> None:
    document = every_kind()
    spoil(document)
    found = told(flaws_of(document))
    assert [one.spot.item for one in found if words in one.words] == [spot.item]


def test_a_rule_too_deep_and_a_sheet_too_long() -> None:
    document = every_kind()
    wide = {"kind": "choices", "text": {"vi": "?", "en": "?"}}
    wide["option"] = [
        {"code": str(n), "text": {"vi": f"{n}", "en": f"{n}"}} for n in range(20)
    ]
    above = "spoke-up"
    for number in range(7):
        rule = {"item": above, "is": ["yes" if above == "spoke-up" else "1"]}
        above = f"x{number}"
        document["section"][-1]["item"].append({**wide, "code": above, "ask_if": rule})
    words = [one.words for one in told(flaws_of(document))]
    assert any(one.startswith("Phiếu quá dài: cần 1") for one in words)
    assert "Nhiều nhất 5 điều kiện nối tiếp nhau." in words


def test_what_has_no_words_here_is_told_once_as_it_is_said_for_files() -> None:
    note = flaw("không đi như vịt", place='item "S1"')
    assert told([note, note]) == [Told("không đi như vịt", Spot(item="S1"))]
    nowhere = flaw("không đi như vịt", place="duck.toml")
    assert told([nowhere]) == [Told("duck.toml: không đi như vịt", Spot())]


def test_options_without_a_text_are_not_called_alike() -> None:
    document = every_kind()
    [item] = [i for s in document["section"] for i in s["item"] if i["code"] == "sex"]
    for option in item["option"]:
        del option["text"]["en"]
        option["text"]["vi"] = "Như nhau"
    words = [one.words for one in told(flaws_of(document))]
    assert "Hai lựa chọn giống hệt nhau bằng tiếng Việt." in words
    assert "Hai lựa chọn giống hệt nhau bằng tiếng Anh." not in words


@pytest.mark.parametrize(("file", "words"), [("a = ", "TOML"), ("{", "JSON")])
def test_a_file_that_cannot_be_read(file: str, words: str) -> None:
    with pytest.raises(QuestionnaireError) as refused:
        questionnaire_of_text(file)
    [one] = told(refused.value.flaws)
    assert one.words.startswith(f"Tệp không đúng dạng {words}")
