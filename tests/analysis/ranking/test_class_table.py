import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis import SHARE, Tree, estimate, from_counts
from analysis.ranking import class_probabilities, class_table, class_verdict, classify

BANDS = {"good": 80, "excellent": 90, "fair": 50}


def test_one_row_is_one_estimate():
    tree = Tree.build([("Q", None, None, 1)])
    answers = [(85, 15), (90, 10), (100, 0), (0, 7), (449, 51), (1, 1)]
    figures = [
        estimate([from_counts([[0, no, 0, 0, yes]], tree)], tree, score=SHARE)[0]
        for yes, no in answers
    ]
    table = class_table(
        [f.index for f in figures],
        [f.se for f in figures],
        BANDS,
        df=[f.df for f in figures],
        n_star=[f.n_star for f in figures],
    )
    assert table.classes == ("excellent", "good", "fair", None)
    for row, figure in enumerate(figures):
        alone = class_probabilities(figure, BANDS)
        assert_allclose(table.chances[row], list(alone.values()), atol=1e-14)
        name, chance, sure = class_verdict(figure, BANDS)
        assert table.classes[table.chosen[row]] == name
        assert chance == pytest.approx(table.chances[row, table.chosen[row]])
        assert bool(table.certain[row]) == (sure == "certain")


@given(
    st.lists(st.tuples(st.floats(0.5, 99.5), st.floats(0.1, 20)), max_size=20),
    st.sampled_from([1, 7, np.inf]),
)
def test_rows_add_up_and_follow_the_printed_index(rows, df):
    index, se = np.array(rows).reshape(-1, 2).T
    table = class_table(index, se, BANDS, df=df)
    assert table.chances.shape == (len(rows), 4)
    assert_allclose(table.chances.sum(axis=1), 1)
    assert np.all(table.chances >= 0)
    names = [table.classes[place] for place in table.chosen]
    assert names == [classify(value, BANDS) for value in index]


def test_far_from_a_bound_it_is_certain_and_on_it_it_is_not():
    table = class_table([95, 90, 85], [1, 1, 1], BANDS)
    assert table.certain.tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("index", "se", "options", "message"),
    [
        (85, 1, {}, r"one value a unit, got shape \(\)"),
        ([85, 86], [1], {}, r"one value a unit, got \(2,\) and \(1,\), \(\)"),
        ([85], [1], {"n_star": [1, 2]}, "one value a unit"),
        ([85], [1], {"level": 0.5}, "level must lie above 0.5"),
        ([85, 100], [1, 0], {}, "n_star is needed"),
    ],
)
def test_refusals(index, se, options, message):
    with pytest.raises(ValueError, match=message):
        class_table(index, se, BANDS, **options)


def test_bands_off_the_scale():
    with pytest.raises(ValueError, match="bounds must lie between 0 and 100"):
        class_table([85], [1], {"excellent": 101})
