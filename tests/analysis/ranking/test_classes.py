import numpy as np
import pytest

from analysis import SHARE, Tree, estimate, from_counts
from analysis.ranking import (
    certainty,
    class_probabilities,
    class_verdict,
    classify,
    may_downgrade,
)

BANDS = {"excellent": 15, "good": 12, "fair": 9, "average": 6}
INDEX_BANDS = {"good": 80, "excellent": 90, "any": 0}
TREE = Tree.build([("Q", None, None, 1)])


def question(satisfied: int, others: int):
    counts = [[0, others, 0, 0, satisfied]]
    return estimate([from_counts(counts, TREE)], TREE, score=SHARE)[0]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (18, "excellent"),
        (15, "excellent"),
        (14.995, "excellent"),
        (14.99, "good"),
        (12, "good"),
        (9, "fair"),
        (6, "average"),
        (5.99, None),
    ],
)
def test_lower_bounds_belong_to_the_class(value, name):
    assert classify(value, BANDS) == name


def test_chances_add_up_and_follow_the_index():
    sure = class_probabilities(question(960, 40), INDEX_BANDS)
    assert list(sure) == ["excellent", "good", "any", None]
    assert sum(sure.values()) == pytest.approx(1)
    assert sure["excellent"] > 0.99
    assert sure[None] == 0


def test_on_the_bound_it_is_even():
    chances = class_probabilities(question(90, 10), INDEX_BANDS)
    assert chances["excellent"] == pytest.approx(0.5)


def test_the_chance_agrees_with_the_interval():
    figure = question(85, 15)
    overall = estimate([from_counts([[0, 15, 0, 0, 85]], TREE)], TREE, score=SHARE)[-1]
    chances = class_probabilities(overall, {"above": overall.low})
    assert figure.index == overall.index
    assert chances["above"] == pytest.approx(0.975)


def test_all_satisfied_is_judged_by_the_posterior():
    chances = class_probabilities(question(20, 0), {"excellent": 90})
    assert chances["excellent"] == pytest.approx(1 - 0.9**21)


def test_a_census_is_certain():
    strata = [from_counts([[0, 10, 0, 0, 90]], TREE).with_population(100)]
    figure = estimate(strata, TREE, score=SHARE)[0]
    assert class_probabilities(figure, {"excellent": 90})["excellent"] == 1


def test_refusals():
    with pytest.raises(ValueError, match="at least one class"):
        classify(80, {})
    with pytest.raises(ValueError, match="its own lower bound"):
        classify(80, {"a": 1, "b": 1})
    with pytest.raises(ValueError, match="cannot round nan"):
        classify(np.nan, BANDS)
    with pytest.raises(ValueError, match="bounds must lie between 0 and 100"):
        class_probabilities(question(9, 1), {"a": 101})
    with pytest.raises(ValueError, match="node 'Q' has no answers"):
        class_probabilities(question(0, 0), INDEX_BANDS)


@pytest.mark.parametrize(
    ("satisfied", "others", "name", "sure"),
    [
        (960, 40, "excellent", "certain"),
        (92, 8, "excellent", "borderline"),
        (85, 15, "good", "borderline"),
        (850, 150, "good", "certain"),
        (20, 0, "excellent", "borderline"),
        (21, 0, "excellent", "certain"),
    ],
)
def test_a_class_is_certain_or_borderline(satisfied, others, name, sure):
    verdict = class_verdict(question(satisfied, others), INDEX_BANDS)
    assert (verdict.name, verdict.certainty) == (name, sure)


def test_certain_begins_at_the_level():
    assert certainty(0.9) == "certain"
    assert certainty(0.8999) == "borderline"
    assert certainty(0.95, level=0.99) == "borderline"


def test_a_printed_census_is_certain():
    strata = [from_counts([[0, 1, 0, 0, 8]], TREE).with_population(9)]
    figure = estimate(strata, TREE, score=SHARE)[0]
    assert class_verdict(figure, {"a": 88.89}) == ("a", 1, "certain")


def test_a_class_is_taken_away_only_when_the_data_say_so():
    chances = class_probabilities(question(880, 120), INDEX_BANDS)
    assert may_downgrade(chances, "excellent")
    assert not may_downgrade(chances, "good")
    few = class_probabilities(question(88, 12), INDEX_BANDS)
    assert not may_downgrade(few, "excellent")
    assert may_downgrade({"a": 0.1, None: 0.9}, "a")


def test_what_a_verdict_does_not_take():
    with pytest.raises(ValueError, match="'bad' is none of the classes"):
        may_downgrade({"a": 0.5, None: 0.5}, "bad")
    with pytest.raises(ValueError, match="None is none of the classes"):
        may_downgrade({"a": 0.5, None: 0.5}, None)
    with pytest.raises(ValueError, match="level must lie above"):
        may_downgrade({"a": 0.5, None: 0.5}, "a", level=0.5)
    with pytest.raises(ValueError, match=r"chance must lie between 0 and 1, got 1\.1"):
        certainty(1.1)
    with pytest.raises(ValueError, match="level must lie above"):
        certainty(0.7, level=1.1)
    with pytest.raises(ValueError, match="node 'Q' has no answers"):
        class_verdict(question(0, 0), INDEX_BANDS)
