"""The NCHS presentation standard, rule by rule."""

import numpy as np
import pytest

from analysis import SHARE, Interval, Tree, estimate, summarise
from analysis.reporting import Evidence, Sizes, presentation

TREE = Tree.build([("Q", None, None, 1)])


def status(*, p=0.5, n=400, n_star=400, df=100, width=0.1, census=False, binary=True):
    one = np.ones(1)
    variance = one * p * (1 - p) / n_star
    evidence = Evidence(
        p=one * p,
        v=variance,
        v_wr=variance,
        n=one * n,
        n_kish=one * n,
        df=one * df,
        census=one == census,
        binary=one == binary,
    )
    sizes = Sizes(one * n_star, one * n_star, np.array([""]))
    firm = Interval(one * (p - width / 2), one * (p + width / 2))
    words, complement = presentation(evidence, sizes, firm)
    return str(words[0]), bool(complement[0])


@pytest.mark.parametrize(
    ("case", "word"),
    [
        ({}, "present"),
        ({"n": 29}, "suppress:n"),
        ({"n_star": 29.9}, "suppress:n"),
        ({"n": 30, "n_star": 30}, "present"),
        ({"width": 0.3}, "suppress:width"),
        ({"width": 0.299}, "present"),
        ({"p": 0.07, "width": 0.1}, "suppress:relwidth"),
        ({"p": 0.03, "width": 0.05}, "present"),
        ({"df": 7}, "review"),
        ({"df": 8}, "present"),
        ({"p": 1.0, "width": 0.02}, "review"),
        ({"census": True, "width": 0}, "present"),
        ({"census": True, "width": 0, "n": 29}, "suppress:n"),
        ({"binary": False}, ""),
    ],
)
def test_rules(case, word):
    assert status(**case)[0] == word


def test_the_share_not_satisfied_may_be_too_unsure():
    assert status(p=0.96, width=0.06)[1]
    assert not status(p=0.96, width=0.05)[1]
    assert not status(p=0.9, width=0.06)[1]
    assert not status(p=0.96, width=0.06, binary=False)[1]


def test_a_day_is_not_fifty_people():
    """Fifty answers of ten days that agree within the day count as ten."""
    day = np.repeat(np.arange(10), 5)
    levels = np.where(day < 8, 5, 2)[:, None]
    (q, _) = estimate([summarise(levels, day, TREE)], TREE, score=SHARE)
    assert q.n_star == pytest.approx(9)
    assert q.deff == pytest.approx(49 / 9)
    assert q.status == "suppress:n"
    assert q.high - q.low > 45
