import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import Level, Tree
from tests.analysis.sheets import CRITERIA, TREE

EVERY = np.ones(4)
WEIGHTS = {"A": 1.0, "B": 2.0, "C": 5.0}


def row(tree, node, answers=EVERY):
    coefficients, coverage = tree.coefficients(np.asarray(answers, dtype=float))
    k = tree.codes.index(node)
    return coefficients[k].tolist(), coverage[k]


def test_nodes_stand_in_order():
    assert TREE.codes == ("A1", "A2", "B1", "C1", "A", "B", "C", "S", "T", "overall")
    assert TREE.levels.count(Level.FACTOR) == 3
    assert TREE.levels[-1] is Level.OVERALL


def test_over_criteria():
    assert_allclose(row(TREE, "overall")[0], np.array([1, 2, 1, 3]) / 7)
    assert_allclose(row(TREE, "S")[0], np.array([1, 2, 1, 0]) / 4)


def test_mean_of_factors():
    tree = Tree.build(CRITERIA, "factors")
    assert_allclose(row(tree, "overall")[0], [1 / 9, 2 / 9, 1 / 3, 1 / 3])
    assert_allclose(row(tree, "S")[0], [1 / 6, 1 / 3, 1 / 2, 0])


def test_weighted_factors():
    tree = Tree.build(CRITERIA, "weighted", factor_weights=WEIGHTS)
    assert_allclose(row(tree, "overall")[0], [1 / 24, 2 / 24, 2 / 8, 5 / 8])
    assert_allclose(row(tree, "S")[0], [1 / 9, 2 / 9, 2 / 3, 0])


def test_pooled_weighs_by_answers():
    tree = Tree.build([("X", None, None, 1), ("Y", None, None, 1)], "pooled")
    assert_allclose(row(tree, "overall", [30, 10])[0], [0.75, 0.25])


def test_a_criterion_nobody_answered_is_left_out_and_said():
    coefficients, coverage = row(TREE, "overall", [1, 0, 1, 1])
    assert_allclose(coefficients, [0.2, 0, 0.2, 0.6])
    assert coverage == pytest.approx(5 / 7)


def test_inside_the_factor_the_others_take_its_weight():
    tree = Tree.build(CRITERIA, "weighted", factor_weights=WEIGHTS)
    coefficients, coverage = row(tree, "overall", [1, 0, 1, 1])
    assert_allclose(coefficients, [1 / 8, 0, 2 / 8, 5 / 8])
    assert coverage == pytest.approx((1 / 3 + 2 + 5) / 8)


def test_a_factor_nobody_answered_is_left_out():
    tree = Tree.build(CRITERIA, "factors")
    coefficients, coverage = row(tree, "overall", [1, 1, 0, 1])
    assert_allclose(coefficients, [1 / 6, 1 / 3, 0, 1 / 2])
    assert coverage == pytest.approx(2 / 3)


def test_nobody_answered_anything():
    for aggregate in ("criteria", "pooled", "factors"):
        tree = Tree.build(CRITERIA, aggregate)
        assert row(tree, "overall", [0, 0, 0, 0]) == ([0, 0, 0, 0], 0)


@pytest.mark.parametrize(
    ("criteria", "aggregate", "weights", "message"),
    [
        ([], "criteria", None, "at least one criterion"),
        ([("", "A", "S", 1)], "criteria", None, "empty code"),
        ([("A", "A", "S", 1)], "criteria", None, "used twice: A"),
        ([("X", "A", "overall", 1)], "criteria", None, "used twice: overall"),
        ([("X", "A", "S", 0)], "criteria", None, "criterion 'X' must be above 0"),
        ([("X", "A", "S", float("inf"))], "criteria", None, "must be above 0"),
        ([("X", "A", "S", 1)], "median", None, "one of criteria, pooled, factors"),
        ([("X", None, "S", 1)], "factors", None, "criterion 'X' needs a factor"),
        (
            [("X", "A", "S", 1), ("Y", "A", "T", 1)],
            "factors",
            None,
            "factor 'A' lies in two contents",
        ),
        ([("X", "A", "S", 1)], "weighted", None, "belong to the aggregate 'weighted'"),
        ([("X", "A", "S", 1)], "factors", {"A": 1}, "belong to the aggregate"),
        ([("X", "A", "S", 1)], "weighted", {"B": 1}, "exactly the factors; see A, B"),
        ([("X", "A", "S", 1)], "weighted", {"A": -1}, "factor 'A' must be above 0"),
    ],
)
def test_refusals(criteria, aggregate, weights, message):
    with pytest.raises(ValueError, match=message):
        Tree.build(criteria, aggregate, factor_weights=weights)
