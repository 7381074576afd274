"""Whichever two answers of a sheet one knows, ten sheets of the unit have both."""

from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.microdata import NO_ANSWER, NOT_SATISFIED, NOT_TOLD, SATISFIED, Cells
from survey.release.microdata.coarsening import Coarsening

FEWEST = 10
HIGH = (4, 5)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 400), st.integers(1, 7))
def test_any_two_answers_are_shared_by_ten(seed: int, n: int, n_criteria: int) -> None:
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.full(6, 0.4), n_criteria)
    drawn = [rng.choice(6, size=n, p=own) for own in shares]
    levels = np.array(drawn, dtype=np.uint8).T.reshape(n, n_criteria)
    levels[rng.random(n) < 0.5] = levels[:1]  # many agree
    told = [c for c in range(n_criteria) if rng.random() < 0.8]
    codes = Coarsening(levels, HIGH, fewest=FEWEST).refined(told)
    assert (codes[:, [c for c in range(n_criteria) if c not in told]] == 0).all()
    kept = [c for c in told if n and codes[0, c] != NOT_TOLD]
    for one, other in combinations_with_replacement(kept, 2):
        _pairs, counts = np.unique(codes[:, [one, other]], axis=0, return_counts=True)
        assert counts.min() >= FEWEST
    silent = codes[:, kept] == NO_ANSWER
    if kept:
        assert np.unique(silent, axis=0, return_counts=True)[1].min() >= FEWEST
    _mean_what_was_said(levels[:, kept], codes[:, kept])


def _mean_what_was_said(levels: Cells, codes: Cells) -> None:
    means = {NOT_SATISFIED: {0, 1, 2, 3}, 6: {1, 2, 3}, SATISFIED: {4, 5}, 9: {0}}
    for level, code in zip(levels.flat, codes.flat, strict=True):
        assert level in means.get(int(code), {int(code)})


def test_where_many_say_everything_everything_is_told() -> None:
    levels = np.array([[k % 6, k // 6] for k in range(36)] * 10, dtype=np.uint8)
    codes = Coarsening(levels, HIGH).refined([0, 1])
    assert (codes == np.where(levels == 0, NO_ANSWER, levels)).all()


def test_one_sheet_less_and_it_is_put_together() -> None:
    levels = np.array([[k % 6, k // 6] for k in range(36)] * 10, dtype=np.uint8)
    rows = Coarsening(levels[:-1], HIGH).refined([0, 1])
    assert {SATISFIED} <= set(np.unique(rows).tolist())  # the last was 5 and 5


def test_few_of_a_service_are_not_found_by_what_it_never_asks() -> None:
    levels = np.full((60, 3), 5, dtype=np.uint8)
    levels[:20] = 2
    levels[:6, 0] = 0  # as many as there are of a service, which the release says
    codes = Coarsening(levels, HIGH).refined([0, 1, 2])
    assert set(np.unique(codes[:, 0]).tolist()) == {5, NOT_SATISFIED}
    assert (codes[:20, 0] == NOT_SATISFIED).all()


@pytest.mark.parametrize("n", [0, 1, 9])
def test_of_fewer_than_ten_nothing_is_told(n: int) -> None:
    levels = np.full((n, 4), 5, dtype=np.uint8)
    assert (Coarsening(levels, HIGH).refined(range(4)) == NOT_TOLD).all()
