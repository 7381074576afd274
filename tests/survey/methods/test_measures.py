"""Points that add up, and rates of typed counts."""

import pytest

from survey.methods import (
    MethodError,
    QuestionnaireError,
    parse_method,
    questionnaire_document,
)
from survey.methods.method import Rate

PLACE = 'content "I", factor "A", criterion "A1"'


def refusal(document):
    with pytest.raises(MethodError) as caught:
        parse_method(document)
    return caught.value.problems


POINTS = {
    "measure": "points",
    "scale": 3,
    "levels": {"vi": list("abc"), "en": list("xyz")},
    "bands": {"excellent": 5, "good": 4, "fair": 3, "average": 2},
}


def test_points_add_up_from_0_for_the_lowest_level(document):
    method = parse_method(document | POINTS)

    assert (method.scale, method.satisfied) == (3, (2, 3))
    assert [method.most(node) for node in ("overall", "I", "A", "B", "A1")] == [
        *(6, 6, 4, 2, 2)
    ]


@pytest.mark.parametrize(
    ("spoilt", "problem"),
    [
        ({"aggregate": "pooled"}, 'aggregate phải là "criteria"'),
        ({"aggregate": "none"}, 'chỉ đi với measure = "rates", và ngược lại'),
        ({"par_points": 10}, "không có chỉ số từ 0 đến 100: hãy bỏ par_points"),
        (
            {"bands": {"excellent": 7, "good": 4, "fair": 3, "average": 2}},
            "bands: các ngưỡng phải từ 0 đến 6, hiện là 7, 4, 3, 2",
        ),
        ({"satisfied": [4, 5]}, "theo thứ tự, như [2, 3]; hiện là [4, 5]"),
    ],
)
def test_points_are_a_plain_sum(document, spoilt, problem):
    problems = refusal(document | POINTS | spoilt)

    assert any(problem in each for each in problems), problems


def test_points_know_no_weights(document):
    document["content"][0]["factor"][0]["criterion"][0]["weight"] = 2

    assert any("hãy bỏ weight" in each for each in refusal(document | POINTS))


def rates(document):
    """Make a method of rates out of one of questions."""
    for key in ("levels", "bands"):
        del document[key]
    for factor in document["content"][0]["factor"]:
        for criterion in factor["criterion"]:
            words = {"vi": "Số", "en": "Number"}
            rate = {"counted": words, "total": words, "complement": False}
            del criterion["text"]  # it names the counter, where nobody is asked
            criterion["rate"] = rate
    return document | {"measure": "rates", "aggregate": "none"}


def test_rates_have_no_scale(document):
    method = parse_method(rates(document))

    assert not method.is_asked
    assert (method.scale, method.satisfied, method.levels) == (0, (), {})
    assert method.criteria[0].rate == Rate(
        {"en": "Number", "vi": "Số"}, {"en": "Number", "vi": "Số"}, complement=False
    )


@pytest.mark.parametrize(
    ("spoilt", "problem"),
    [
        ({"scale": 5}, 'scale chỉ dùng khi hỏi người dân: measure = "rates" không'),
        ({"levels": {"vi": list("abc")}}, "levels chỉ dùng khi hỏi người dân"),
        ({"aggregate": "criteria"}, 'aggregate = "none" chỉ đi với measure = "rates"'),
        ({"par_points": 10}, "hãy bỏ par_points"),
        (
            {"bands": {"excellent": 90, "good": 80, "fair": 70, "average": 50}},
            "không có chỉ số chung để xếp loại: hãy bỏ bands",
        ),
        ({"measure": "share", "aggregate": "criteria"}, 'criterion "A1": cần có rate'),
    ],
)
def test_rates_are_neither_answered_nor_added_up(document, spoilt, problem):
    problems = refusal(rates(document) | spoilt)

    assert any(problem in each for each in problems), problems


@pytest.mark.parametrize(
    ("rate", "problem"),
    [
        ({"complement": "no"}, 'complement phải là true hoặc false, hiện là "no"'),
        ({"counted": {"vi": "Số"}}, 'counted thiếu ngôn ngữ "en"'),
        ({"numerator": 3}, 'khóa lạ "numerator"; các khóa được dùng: counted, total'),
    ],
)
def test_a_rate_says_what_is_counted(document, rate, problem):
    spoilt = rates(document)
    spoilt["content"][0]["factor"][0]["criterion"][0]["rate"] |= rate

    assert any(f"{PLACE}, rate: {problem}" in each for each in refusal(spoilt))


def test_a_method_of_rates_needs_a_rate_in_each_criterion(document):
    spoilt = rates(document)
    del spoilt["content"][0]["factor"][0]["criterion"][0]["rate"]

    assert any('criterion "A1": cần có rate' in each for each in refusal(spoilt))


def test_nobody_can_be_asked_for_rates(document):
    method = parse_method(rates(document))

    with pytest.raises(QuestionnaireError, match="không hỏi ai"):
        questionnaire_document(method, ["vi"])
