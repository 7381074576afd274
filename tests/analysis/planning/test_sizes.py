import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.planning import cochran_size, yamane_size

# R. V. Krejcie, D. W. Morgan (1970), "Determining sample size for research
# activities", Educ. Psychol. Meas. 30, 607-610, table 1: rounded to the nearest.
KREJCIE_MORGAN = {
    10: 10,
    50: 44,
    100: 80,
    200: 132,
    500: 217,
    1000: 278,
    5000: 357,
    10_000: 370,
}


def test_a_published_table():
    plan = cochran_size(list(KREJCIE_MORGAN), share=0.5, margin=0.05, deff=1)
    assert np.round(plan.exact).tolist() == list(KREJCIE_MORGAN.values())


def test_without_end_the_population_does_not_matter():
    plan = cochran_size(np.inf, share=0.5, margin=0.05, deff=1, response_rate=0.001)
    assert plan.required == 385
    assert plan.to_approach == 385_000
    assert not plan.census_falls_short


def test_yamane_is_cochran_at_two_standard_errors():
    """With p = 0.5; the − 1 of the finite population is worth less than 1."""
    confidence = 0.9544997361036416
    sizes = [20, 300, 8000]
    cochran = cochran_size(sizes, share=0.5, deff=1, confidence=confidence)
    gap = cochran.exact - yamane_size(sizes).exact
    assert np.all((gap > 0) & (gap < 1))


def test_yamane_as_official_plans_have_it():
    assert yamane_size([200, 1000]).exact == pytest.approx([133.3333, 285.7143], 1e-6)
    assert yamane_size(np.inf).required == 400


@given(
    st.integers(0, 100_000),
    st.floats(0.01, 0.99),
    st.floats(0.01, 0.3),
    st.floats(0.5, 5),
    st.floats(0.05, 1),
    st.floats(0.05, 1),
)
def test_sizes_keep_within_the_population(size, p, e, deff, answer, valid):
    plan = cochran_size(
        size, share=p, margin=e, deff=deff, response_rate=answer, valid_rate=valid
    )
    assert min(1, size) <= plan.required <= plan.to_approach <= size
    enough = plan.to_approach * answer * valid >= plan.required - 1e-6
    assert enough != plan.census_falls_short


def test_more_is_needed_for_more():
    base = cochran_size(2000).exact
    for harder in (
        {"margin": 0.03},
        {"share": 0.5},
        {"deff": 2},
        {"confidence": 0.99},
    ):
        assert cochran_size(2000, **harder).exact > base
    assert cochran_size(3000).exact > base


def test_a_unit_without_transactions():
    plan = cochran_size([0, 1])
    assert plan.exact.tolist() == [0, 1]
    assert plan.required.tolist() == plan.to_approach.tolist() == [0, 1]
    assert yamane_size(0).required == 0


def test_valid_sheets_are_fewer_than_answers():
    both = cochran_size(5000, response_rate=0.5, valid_rate=0.8)
    assert_allclose(both.to_approach, np.ceil(both.required / 0.4))


@pytest.mark.parametrize(
    ("population", "options", "message"),
    [
        (-1, {}, "population must be whole numbers"),
        (10.5, {}, "population must be whole numbers"),
        (np.nan, {}, "population must be whole numbers"),
        (10, {"share": 1}, "share must lie between 0 and 1, exclusive, got 1"),
        (10, {"share": np.nan}, "share must lie between 0 and 1, exclusive, got nan"),
        (10, {"margin": 5}, "margin must lie between 0 and 1, exclusive, got 5"),
        (10, {"deff": 0}, "deff must be finite and above 0"),
        (10, {"deff": np.inf}, "deff must be finite and above 0"),
        (10, {"response_rate": 0}, "response_rate must be above 0 and at most 1"),
        (10, {"valid_rate": 1.1}, "valid_rate must be above 0 and at most 1"),
        (10, {"confidence": 95}, "confidence must lie between 0 and 1, got 95"),
    ],
)
def test_refusals(population, options, message):
    with pytest.raises(ValueError, match=message):
        cochran_size(population, **options)
