from copy import deepcopy
from datetime import UTC, date, datetime
from unicodedata import normalize

import pytest

from survey.methods import Bands, MethodError, method_of_toml, parse_method, read_method


def refusal(document):
    with pytest.raises(MethodError) as caught:
        parse_method(document)
    return caught.value.problems


def test_what_is_left_out_has_the_ordinary_value(document):
    del document["version"]

    method = parse_method(document)

    assert (method.version, method.scale, method.satisfied) == (1, 5, (4, 5))
    assert (method.rounding, method.minimum_n, method.par_points) == (2, 10, None)
    assert (method.valid_from, method.valid_to) == (None, None)
    assert method.legal_basis == method.notes == {}
    assert [criterion.weight for criterion in method.criteria] == [1.0] * 3


def test_nodes_come_in_the_order_of_the_file(document):
    method = parse_method(document)

    assert [content.code for content in method.contents] == ["I"]
    assert [factor.code for factor in method.factors] == ["A", "B"]
    assert [criterion.code for criterion in method.criteria] == ["A1", "A2", "B3"]
    assert method.bands == Bands(excellent=90, good=80, fair=70, average=50)


def test_a_criterion_without_a_question_is_asked_by_its_name(document):
    last = document["content"][0]["factor"][1]["criterion"][0]
    del last["text"]

    assert parse_method(document).criteria[-1].text == last["name"]


def test_texts_are_kept_composed_and_on_one_line(document):
    document["title"]["vi"] = normalize("NFD", " Phương  pháp\n nhỏ ")

    assert parse_method(document).title["vi"] == "Phương pháp nhỏ"


def test_days_are_dates_or_iso_texts(document):
    document |= {"valid_from": date(2023, 1, 1), "valid_to": "2026-12-31"}

    method = parse_method(document)

    assert (method.valid_from, method.valid_to) == (
        date(2023, 1, 1),
        date(2026, 12, 31),
    )


REFUSED_AT_THE_TOP = [
    ({"measur": "share"}, 'unknown key "measur"; known: code, version'),
    ({"code": None}, "code must be a text, got None"),
    ({"code": "Sipas 2023"}, 'code "Sipas 2023" must be 1 to 32 small letters'),
    ({"code": "a" * 33}, "must be 1 to 32 small letters"),
    ({"version": 0}, "version must lie between 1 and 10000, got 0"),
    ({"version": True}, "version must be a whole number, got True"),
    ({"version": 1.0}, "version must be a whole number, got 1.0"),
    ({"title": "Tên"}, "title must give a text a language"),
    ({"title": {"VN": "Tên"}}, '"VN" is no language code'),
    ({"title": {"vi": "Tên"}}, 'levels has the language "en"; allowed: vi'),
    ({"title": {"vi": "a", "en": "b", "km": "c"}}, 'levels lacks the language "km"'),
    ({"title": {"vi": "a", "en": " "}}, "title.en must be a text"),
    ({"title": {"vi": "a", "en": "b\0"}}, "title.en has a control"),
    ({"title": {"vi": "a", "en": "b\ud800"}}, "title.en has a control"),
    ({"title": {"vi": "a", "en": "b" * 151}}, "has 151 characters, at most 150"),
    ({"notes": "một"}, "notes must be given in each language"),
    ({"levels": {"vi": list("abcd"), "en": list("abcde")}}, "levels.vi must be a list"),
    ({"levels": {"vi": list("abcda"), "en": list("abcde")}}, "levels.vi repeats"),
    ({"levels": {"vi": "abcde", "en": list("abcde")}}, "levels.vi must be a list of 5"),
    ({"scale": 4}, "scale must be 3 or 5, got 4"),
    ({"satisfied": [5, 4]}, "satisfied must be the top levels in order"),
    ({"satisfied": [1, 2, 3, 4, 5]}, "satisfied must be the top levels in order"),
    ({"satisfied": []}, "satisfied must be the top levels in order"),
    ({"satisfied": 4}, "satisfied must be the top levels in order"),
    ({"scale": 6}, "scale must lie between 3 and 5, got 6"),
    ({"scale": 3}, "levels.vi must be a list of 3"),
    (
        {"measure": "median"},
        'measure must be one of "share", "mean", "points", "rates", got \'median\'',
    ),
    ({"measure": ["share"]}, "measure must be one of"),
    ({"aggregate": None}, 'aggregate must be one of "criteria", "pooled"'),
    ({"rounding": 9}, "rounding must lie between 0 and 4, got 9"),
    ({"minimum_n": 9}, "minimum_n must lie between 10 and 10000, got 9"),
    ({"par_points": 0}, "par_points must be above 0 and at most 100"),
    ({"par_points": "10"}, "par_points must be a number, got '10'"),
    ({"par_points": float("nan")}, "par_points must be a number, got nan"),
    ({"par_points": 10**400}, "par_points must be a number"),
    ({"valid_from": "31/12/2026"}, "valid_from must be a date such as 2026-01-31"),
    ({"valid_from": 2026}, "valid_from must be a date"),
    ({"valid_to": datetime(2026, 1, 1, tzinfo=UTC)}, "valid_to must be a date"),
    (
        {"valid_from": "2026-01-02", "valid_to": "2026-01-01"},
        "valid_to 2026-01-01 is before valid_from 2026-01-02",
    ),
    ({"bands": 90}, "bands must be a table, got 90"),
    ({"bands": {"excellent": 90}}, "bands: good is missing"),
    ({"content": []}, "needs at least one content"),
    ({"content": "I"}, "needs at least one content"),
    ({"content": ["I"]}, "content 1 must be a table, got 'I'"),
]


@pytest.mark.parametrize(("spoilt", "problem"), REFUSED_AT_THE_TOP)
def test_a_wrong_value_is_refused_in_words(document, spoilt, problem):
    problems = refusal(document | spoilt)

    assert any(problem in each for each in problems), problems


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("excellent", 80, "excellent > good > fair > average must hold, got 80, 80"),
        ("average", -1, "bounds must lie between 0 and 100, got 90, 80, 70, -1"),
        ("good", "80", "bands: good must be a number, got '80'"),
        ("poor", 20, 'bands: unknown key "poor"'),
    ],
)
def test_bands_fall_from_class_to_class(document, key, value, problem):
    document["bands"][key] = value

    assert [each for each in refusal(document) if problem in each]


PLACE = 'content "I", factor "A", criterion "A1"'


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("weight", 0, f"{PLACE}: weight must be above 0, got 0"),
        ("weight", -1.5, f"{PLACE}: weight must be above 0, got -1.5"),
        ("weight", "2", f"{PLACE}: weight must be a number, got '2'"),
        ("name", {"vi": "Tên"}, f'{PLACE}: name lacks the language "en"'),
        ("name", {"vi": "{counter}", "en": "b"}, f"{PLACE}: name.vi has an unknown"),
        ("note", "x", f'{PLACE}: unknown key "note"; known: code, weight, name, text'),
        (
            "text",
            {"vi": "Tại {unit}", "en": "b"},
            f'{PLACE}: text.vi has an unknown variable "{{unit}}"; allowed: {{cou',
        ),
        ("text", {"vi": "Tại {counter", "en": "b"}, f"{PLACE}: text.vi has a brace"),
        ("text", {"vi": "a" * 301, "en": "b"}, "text.vi has 301 characters"),
        ("text", None, f"{PLACE}: text must be given in each language"),
    ],
)
def test_a_wrong_criterion_is_named_with_its_place(document, key, value, problem):
    document["content"][0]["factor"][0]["criterion"][0][key] = value

    problems = refusal(document)

    assert any(each.startswith(problem) or problem in each for each in problems)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("", 'content "I", factor "A", criterion 1: code must be a text'),
        (24, "criterion 1: code must be a text, got 24"),
        ("A 1", "a code is 1 to 16 of the characters"),
        ("Ă1", "a code is 1 to 16 of the characters"),
        ("A" * 17, "a code is 1 to 16 of the characters"),
        ("overall", 'the code "overall" is kept for the whole index'),
        ("B3", 'criterion "B3": the code is already used by content "I", factor "A"'),
        ("a2", 'criterion "A2": the code is already used by'),
        ("I", 'the code is already used by content "I"'),
    ],
)
def test_codes_are_short_plain_and_unique(document, code, problem):
    document["content"][0]["factor"][0]["criterion"][0]["code"] = code

    problems = refusal(document)

    assert len(problems) == 1
    assert problem in problems[0]


def test_weights_that_would_be_ignored_are_refused(document):
    factor = document["content"][0]["factor"][0]
    by_factor, by_criterion = deepcopy(document), deepcopy(document)
    by_factor["content"][0]["factor"][0]["weight"] = 2
    by_criterion["aggregate"] = "pooled"
    by_criterion["content"][0]["factor"][0]["criterion"][0]["weight"] = 2

    assert 'only with aggregate = "weighted"' in refusal(by_factor)[0]
    assert 'do not count with aggregate = "pooled"' in refusal(by_criterion)[0]

    document["aggregate"] = "weighted"
    factor["weight"] = 2
    factor["criterion"][0]["weight"] = 0.5
    method = parse_method(document)
    assert [f.weight for f in method.factors] == [2.0, 1.0]
    assert method.criteria[0].weight == 0.5


def test_more_criteria_than_a_sheet_holds_are_refused(document):
    rows = document["content"][0]["factor"][0]["criterion"]
    rows += [rows[0] | {"code": f"X{number}"} for number in range(200)]

    assert refusal(document) == ("203 criteria, at most 120 are allowed",)


def test_all_problems_are_told_at_once(document):
    document |= {"measure": "x", "rounding": -1}
    document["content"][0]["factor"][1]["criterion"] = []

    assert refusal(document) == (
        'measure must be one of "share", "mean", "points", "rates", got \'x\'',
        "rounding must lie between 0 and 4, got -1",
        'content "I", factor "B": needs at least one criterion',
    )


@pytest.mark.parametrize(
    "text", ["code = ", "a = " + "[" * 5000, "\0", "code = 1\ncode = 2"]
)
def test_what_is_not_toml_is_refused(text):
    with pytest.raises(MethodError, match="not TOML"):
        method_of_toml(text)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    latin = tmp_path / "latin.toml"
    latin.write_bytes('title.vi = "Ph\xe1p"'.encode("latin-1"))
    empty = tmp_path / "empty.toml"
    empty.touch()

    for path, problem in [
        (latin, "latin.toml: must be UTF-8"),
        (empty, "empty.toml: code must be a text"),
        (tmp_path / "none.toml", "none.toml: cannot be read: No such file"),
    ]:
        with pytest.raises(MethodError, match=problem):
            read_method(path)
