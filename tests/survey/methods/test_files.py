from pathlib import Path

import pytest

from survey.methods import read_method, shipped
from survey.methods.method import ROOT

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


def factor_sizes(code: str) -> list[int]:
    return [len(f.criteria) for f in read_method(shipped()[code]).factors]


def test_the_shipped_methods_have_the_published_structure():
    assert factor_sizes("sipas-2023") == [2, 2, 9, 10, 3, 4, 3, 3, 3]
    assert factor_sizes("counter") == [3, 4, 3, 3, 3]
    assert factor_sizes("counter-short") == [1, 1, 1, 1, 1]
    assert factor_sizes("sipas-2022") == [2, 2, 8, 2, 4, 4, 5, 3, 3]
    assert factor_sizes("tt01-2018") == [1] * 9
    assert factor_sizes("qd766") == [2, 1]


@pytest.mark.parametrize("code", sorted(shipped()))
def test_a_shipped_method_is_complete(code):
    method = read_method(shipped()[code])

    assert method.code == code
    assert set(method.languages) == {"vi", "en"}
    assert method.legal_basis
    assert "kiểm chứng" in method.notes["vi"]
    assert "verified" in method.notes["en"]
    assert (method.minimum_n, method.rounding) == (10, 2)


@pytest.mark.parametrize(
    "code", ["sipas-2022", "sipas-2023", "counter", "counter-short"]
)
def test_a_method_of_shares_counts_the_upper_two_of_five(code):
    method = read_method(shipped()[code])

    assert (method.scale, method.satisfied, method.par_points) == (5, (4, 5), 10)
    assert {method.most(node) for node in ("overall", "II.A", "II")} == {100}


def test_the_circular_of_2018_adds_nine_times_two_points():
    method = read_method(shipped()["tt01-2018"])

    assert (method.measure, method.scale, method.satisfied) == ("points", 3, (2, 3))
    assert [method.most(node) for node in ("overall", "TT.1", "TT9")] == [18, 2, 2]
    assert method.par_points is None
    assert [getattr(method.bands, name) for name in method.bands.__slots__] == [
        *(15, 12, 9, 6)
    ]


def test_decision_766_asks_nobody_and_says_that_silence_counts():
    method = read_method(shipped()["qd766"])

    assert not method.is_asked
    assert (method.scale, method.satisfied, method.levels) == (0, (), {})
    assert [(c.code, c.rate.complement) for c in method.criteria] == [
        *(("PAKN-DH", False), ("PAKN-HL", True), ("TTHC-HL", True))
    ]
    assert "Im lặng được tính là hài lòng" in method.notes["vi"]
    assert "never comparable with a survey index" in method.notes["en"]


@pytest.mark.parametrize("code", sorted(shipped()))
def test_no_two_questions_read_the_same(code):
    method = read_method(shipped()[code])

    for language in method.languages:
        texts = [criterion.text[language] for criterion in method.criteria]
        assert len(set(texts)) == len(texts)


def test_the_counter_asks_the_service_part_of_sipas():
    sipas = read_method(shipped()["sipas-2023"])
    counter = read_method(shipped()["counter"])

    assert sipas.contents[1] == counter.contents[0]
    assert len(sipas.contents[0].factors) == 4


def test_the_short_form_shares_factors_but_no_criterion():
    counter = read_method(shipped()["counter"])
    short = read_method(shipped()["counter-short"])

    def codes(nodes):
        return [node.code for node in nodes]

    assert codes(short.factors) == codes(counter.factors)
    assert not set(codes(short.criteria)) & set(codes(counter.criteria))


@pytest.mark.parametrize("code", sorted(shipped()))
def test_some_question_names_the_counter(code):
    method = read_method(shipped()[code])

    for language in method.languages:
        named = any("{counter}" in c.text[language] for c in method.criteria)
        assert named == method.is_asked
    assert ROOT not in {criterion.code for criterion in method.criteria}


def test_the_example_reads_a_published_table():
    method = read_method(EXAMPLES / "bhxh-daknong-2022.toml")

    assert [criterion.code for criterion in method.criteria] == ["1", "2", "3"]
    assert (method.measure, method.aggregate) == ("mean", "pooled")
    assert method.bands is None
    assert method.par_points is None
