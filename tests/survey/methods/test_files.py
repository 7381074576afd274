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


@pytest.mark.parametrize("code", sorted(shipped()))
def test_a_shipped_method_is_complete(code):
    method = read_method(shipped()[code])

    assert method.code == code
    assert set(method.languages) == {"vi", "en"}
    assert method.legal_basis
    assert "kiểm chứng" in method.notes["vi"]
    assert "verified" in method.notes["en"]
    assert method.par_points == 10
    assert (method.minimum_n, method.rounding, method.satisfied) == (10, 2, (4, 5))


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
        assert any("{counter}" in c.text[language] for c in method.criteria)
    assert ROOT not in {criterion.code for criterion in method.criteria}


def test_the_example_reads_a_published_table():
    method = read_method(EXAMPLES / "bhxh-daknong-2022.toml")

    assert [criterion.code for criterion in method.criteria] == ["1", "2", "3"]
    assert (method.measure, method.aggregate) == ("mean", "pooled")
    assert method.bands is None
    assert method.par_points is None
