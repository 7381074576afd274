"""How often the limits hold the truth, in a small simulation with a fixed seed."""

import numpy as np

from analysis import SHARE, Tree, estimate, summarise_many
from bench.coverage import CELLS, coverage
from bench.surveys import DEFAULT, WALD, common_answers

TREE = Tree.build([(f"Q{j}", "F", None, 1) for j in range(4)])
N_SURVEYS, N_DAYS, N_A_DAY = 400, 12, 8


def surveys(rng):
    """Draw surveys of a unit whose days differ: 88 % are satisfied in the long run."""
    a, b = 0.88 * 20, 0.12 * 20
    n_days = N_SURVEYS * N_DAYS
    day = rng.beta(a, b, (n_days, 1, 1))
    person = rng.random((n_days, N_A_DAY, 4)) < day
    levels = np.where(person, 5, 2).reshape(-1, 4).astype(np.uint8)
    psu = np.repeat(np.arange(n_days), N_A_DAY)
    return summarise_many(levels, psu, np.arange(n_days) // N_DAYS, TREE)


def test_coverage():
    strata = surveys(np.random.default_rng(20))
    found = [estimate([stratum], TREE, score=SHARE) for stratum in strata]
    held = np.array([[e.low <= 88 <= e.high for e in each] for each in found])
    criteria, overall = held[:, :4].mean(), held[:, -1].mean()
    # Wilson is on the safe side; the logit form may miss by a few points.
    assert 0.94 <= criteria <= 0.985
    assert 0.90 <= overall <= 0.97


def test_ignoring_the_days_would_mislead():
    strata = surveys(np.random.default_rng(20))
    deff = [estimate([stratum], TREE, score=SHARE)[0].deff or 0 for stratum in strata]
    # 1 + (8 - 1)/21 in the long run: intracluster correlation 1/(a + b + 1).
    assert 1.2 < np.mean(deff) < 1.5


def test_the_default_holds_where_the_normal_form_fails():
    """Every seventh of the cells that `bench.coverage` simulates at length."""
    found = [coverage(cell, 4000, common_answers) for cell in CELLS[::7]]
    wilson = np.array([cell[DEFAULT][0] for cell in found])
    wald = np.array([cell[WALD][0] for cell in found])
    assert len(found) == 18
    assert wilson.min() >= 0.90
    assert wilson.mean() >= 0.95
    assert wald.min() < 0.60
    assert wald.mean() < 0.90
