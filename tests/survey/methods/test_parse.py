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
    ({"measur": "share"}, 'khóa lạ "measur"; các khóa được dùng: code, version'),
    ({"code": None}, "code phải là văn bản, hiện là (chưa ghi)"),
    ({"code": "Sipas 2023"}, 'code "Sipas 2023" phải gồm 1 đến 32 chữ thường'),
    ({"code": "a" * 33}, "phải gồm 1 đến 32 chữ thường không dấu"),
    ({"version": 0}, "version phải từ 1 đến 10000, hiện là 0"),
    ({"version": True}, "version phải là số nguyên, hiện là true"),
    ({"version": 1.0}, "version phải là số nguyên, hiện là 1.0"),
    ({"title": "Tên"}, "title phải ghi theo từng ngôn ngữ, chẳng hạn title.vi"),
    ({"title": {"VN": "Tên"}}, '"VN" không phải mã ngôn ngữ'),
    ({"title": {"vi": "Tên"}}, 'levels thừa ngôn ngữ "en"; được dùng: vi'),
    ({"title": {"vi": "a", "en": "b", "km": "c"}}, 'levels thiếu ngôn ngữ "km"'),
    ({"title": {"vi": "a", "en": " "}}, "title.en phải là văn bản"),
    (
        {"title": {"vi": "a", "en": "b\0"}},
        'title.en có ký tự điều khiển hoặc ký tự chưa được gán: "b\\u0000"',
    ),
    ({"title": {"vi": "a", "en": "b\ud800"}}, "title.en có ký tự điều khiển"),
    ({"title": {"vi": "a", "en": "b" * 151}}, "có 151 ký tự, tối đa 150"),
    ({"notes": "một"}, "notes phải ghi bằng mọi ngôn ngữ"),
    (
        {"levels": {"vi": list("abcd"), "en": list("abcde")}},
        "levels.vi phải là danh sách",
    ),
    (
        {"levels": {"vi": list("abcda"), "en": list("abcde")}},
        "levels.vi có hai văn bản giống nhau",
    ),
    (
        {"levels": {"vi": "abcde", "en": list("abcde")}},
        "levels.vi phải là danh sách 5 văn bản",
    ),
    ({"scale": 4}, "scale phải là 3 hoặc 5, hiện là 4"),
    ({"satisfied": [5, 4]}, "satisfied phải là các mức cao nhất, theo thứ tự"),
    ({"satisfied": [1, 2, 3, 4, 5]}, "satisfied phải là các mức cao nhất, theo thứ tự"),
    ({"satisfied": []}, "satisfied phải là các mức cao nhất, theo thứ tự"),
    ({"satisfied": 4}, "satisfied phải là các mức cao nhất, theo thứ tự"),
    ({"scale": 6}, "scale phải từ 3 đến 5, hiện là 6"),
    ({"scale": 3}, "levels.vi phải là danh sách 3 văn bản"),
    (
        {"measure": "median"},
        'measure phải là một trong "share", "mean", "points", "rates", '
        'hiện là "median"',
    ),
    ({"measure": ["share"]}, "measure phải là một trong"),
    ({"aggregate": None}, 'aggregate phải là một trong "criteria", "pooled"'),
    ({"rounding": 9}, "rounding phải từ 0 đến 4, hiện là 9"),
    ({"minimum_n": 9}, "minimum_n phải từ 10 đến 10000, hiện là 9"),
    ({"par_points": 0}, "par_points phải lớn hơn 0, tối đa 100"),
    ({"par_points": "10"}, 'par_points phải là số, hiện là "10"'),
    ({"par_points": float("nan")}, "par_points phải là số, hiện là nan"),
    ({"par_points": 10**400}, "par_points phải là số, hiện là một số quá lớn"),
    ({"valid_from": "31/12/2026"}, "valid_from phải là ngày, như 2026-01-31"),
    ({"valid_from": 2026}, "valid_from phải là ngày"),
    ({"valid_to": datetime(2026, 1, 1, tzinfo=UTC)}, "valid_to phải là ngày"),
    (
        {"valid_from": "2026-01-02", "valid_to": "2026-01-01"},
        "valid_to 2026-01-01 sớm hơn valid_from 2026-01-02",
    ),
    ({"bands": 90}, "bands phải là một bảng, hiện là 90"),
    ({"bands": {"excellent": 90}}, "bands: thiếu good"),
    ({"content": []}, "phải có ít nhất một content"),
    ({"content": "I"}, "phải có ít nhất một content"),
    ({"content": ["I"]}, 'content 1 phải là một bảng, hiện là "I"'),
]


@pytest.mark.parametrize(("spoilt", "problem"), REFUSED_AT_THE_TOP)
def test_a_wrong_value_is_refused_in_words(document, spoilt, problem):
    problems = refusal(document | spoilt)

    assert any(problem in each for each in problems), problems


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("excellent", 80, "excellent > good > fair > average, hiện là 80, 80"),
        ("average", -1, "các ngưỡng phải từ 0 đến 100, hiện là 90, 80, 70, -1"),
        ("good", "80", 'bands: good phải là số, hiện là "80"'),
        ("poor", 20, 'bands: khóa lạ "poor"'),
    ],
)
def test_bands_fall_from_class_to_class(document, key, value, problem):
    document["bands"][key] = value

    assert [each for each in refusal(document) if problem in each]


PLACE = 'content "I", factor "A", criterion "A1"'


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("weight", 0, f"{PLACE}: weight phải lớn hơn 0, hiện là 0"),
        ("weight", -1.5, f"{PLACE}: weight phải lớn hơn 0, hiện là -1.5"),
        ("weight", "2", f'{PLACE}: weight phải là số, hiện là "2"'),
        ("name", {"vi": "Tên"}, f'{PLACE}: name thiếu ngôn ngữ "en"'),
        ("name", {"vi": "{counter}", "en": "b"}, f"{PLACE}: name.vi dùng biến lạ"),
        ("note", "x", f'{PLACE}: khóa lạ "note"; các khóa được dùng: code, weight'),
        (
            "text",
            {"vi": "Tại {unit}", "en": "b"},
            f'{PLACE}: text.vi dùng biến lạ "{{unit}}"; được dùng: {{counter}}',
        ),
        ("text", {"vi": "Tại {counter", "en": "b"}, f"{PLACE}: text.vi có ngoặc nhọn"),
        ("text", {"vi": "a" * 301, "en": "b"}, "text.vi có 301 ký tự, tối đa 300"),
        ("text", None, f"{PLACE}: text phải ghi bằng mọi ngôn ngữ"),
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
        ("", 'content "I", factor "A", criterion 1: code phải là văn bản'),
        (24, "criterion 1: code phải là văn bản, hiện là 24"),
        ("A 1", "mã gồm 1 đến 16 ký tự"),
        ("Ă1", "mã gồm 1 đến 16 ký tự"),
        ("A" * 17, "mã gồm 1 đến 16 ký tự"),
        ("overall", 'mã "overall" để dành cho chỉ số chung'),
        ("B3", 'criterion "B3": mã này đã dùng cho content "I", factor "A"'),
        ("a2", 'criterion "A2": mã này đã dùng cho'),
        ("I", 'mã này đã dùng cho content "I"'),
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

    assert 'chỉ có tác dụng khi aggregate = "weighted"' in refusal(by_factor)[0]
    assert 'không có tác dụng khi aggregate = "pooled"' in refusal(by_criterion)[0]

    document["aggregate"] = "weighted"
    factor["weight"] = 2
    factor["criterion"][0]["weight"] = 0.5
    method = parse_method(document)
    assert [f.weight for f in method.factors] == [2.0, 1.0]
    assert method.criteria[0].weight == 0.5


def test_more_criteria_than_a_sheet_holds_are_refused(document):
    rows = document["content"][0]["factor"][0]["criterion"]
    rows += [rows[0] | {"code": f"X{number}"} for number in range(200)]

    assert refusal(document) == ("có 203 tiêu chí, tối đa 120",)


def test_all_problems_are_told_at_once(document):
    document |= {"measure": "x", "rounding": -1}
    document["content"][0]["factor"][1]["criterion"] = []

    assert refusal(document) == (
        'measure phải là một trong "share", "mean", "points", "rates", hiện là "x"',
        "rounding phải từ 0 đến 4, hiện là -1",
        'content "I", factor "B": phải có ít nhất một criterion',
    )


@pytest.mark.parametrize(
    "text",
    ["code = ", "a = " + "[" * 5000, "\0", "code = 1\ncode = 2", "a = " + "9" * 5000],
)
def test_what_is_not_toml_is_refused(text):
    with pytest.raises(MethodError, match="không đúng dạng TOML"):
        method_of_toml(text)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    latin = tmp_path / "latin.toml"
    latin.write_bytes('title.vi = "Ph\xe1p"'.encode("latin-1"))
    empty = tmp_path / "empty.toml"
    empty.touch()

    for path, problem in [
        (latin, "latin.toml: phải là UTF-8"),
        (empty, "empty.toml: code phải là văn bản"),
        (tmp_path / "none.toml", "none.toml: không đọc được: No such file"),
    ]:
        with pytest.raises(MethodError, match=problem):
            read_method(path)
