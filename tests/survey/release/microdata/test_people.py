"""Every combination of what people are and how they felt is shared by ten."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.microdata import Cells, Variable
from survey.release.microdata.people import Told, factor_of, item_of, people_table

FEWEST = 10


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 1500))
def test_every_combination_is_there_ten_times(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    items = []
    for number, n_options in enumerate(rng.integers(1, 6, 3).tolist()):
        shares = rng.dirichlet(np.full(n_options + 1, 1.0))
        column = rng.choice(n_options + 1, size=n, p=shares).astype(np.uint8)
        items.append(item_of(f"i{number}", [f"{k}" for k in range(n_options)], column))
    levels = rng.integers(0, 6, (n, 4)).astype(np.uint8)
    parts = (levels[:, :2], levels[:, 2:])
    factors = [factor_of(f"f{k}", own >= 3, own) for k, own in enumerate(parts)]
    found = people_table(items, factors, levels, fewest=FEWEST)
    if found is not None:
        _is_frequent(*found, n=n)


def _is_frequent(variables: list[Variable], rows: Cells, *, n: int) -> None:
    assert len(rows) == n
    assert {one.is_factor for one in variables} == {True, False}
    counts = dict(zip(*_counted(rows), strict=True))
    classes = [range(1, len(one.classes) + 1) for one in variables]
    for row in product(*classes):
        assert counts.pop(row) >= FEWEST  # there is one of every kind
    for row, count in counts.items():  # who left something out, left out all
        is_item = [not one.is_factor for one in variables]
        assert {v for v, own in zip(row, is_item, strict=True) if own} == {0}
        assert count >= FEWEST


def _counted(rows: Cells) -> tuple[list[tuple[int, ...]], list[int]]:
    found, counts = np.unique(rows, axis=0, return_counts=True)
    return [tuple(row) for row in found.tolist()], counts.tolist()


ALIKE = np.array([[5, 5], [5, 2], [2, 5], [2, 2]], dtype=np.uint8)


def _table(item: Told, levels: Cells) -> list[Variable]:
    factor = factor_of("A", levels > 3, levels)
    found = people_table([item], [factor], levels, fewest=FEWEST)
    return found[0] if found else []


def test_neighbouring_classes_are_put_together_until_all_fit() -> None:
    ages = np.repeat([1, 2, 3, 4], [80, 80, 24, 80]).astype(np.uint8)
    item = item_of("age", ["18", "25", "35", "50", "60"], ages)  # nobody is 60
    [factor, told] = _table(item, np.tile(ALIKE, (66, 1)))
    assert (factor.code, told.code) == ("A", "age")
    assert told.classes == (("18",), ("25", "35"), ("50",))


def test_nobody_is_left_out_where_few_say_nothing() -> None:
    sexes = np.repeat([0, 1, 2], [4, 100, 100]).astype(np.uint8)
    item = item_of("sex", ["female", "male"], sexes)
    assert _table(item, np.tile(ALIKE, (51, 1))) == []


def test_what_is_a_sum_of_answers_is_left_out() -> None:
    sexes = np.tile([1, 2], 200).astype(np.uint8)
    item = item_of("sex", ["female", "male"], sexes)
    levels = np.repeat(ALIKE, 100, axis=0)
    assert len(_table(item, levels)) == 2
    # Who is satisfied with the second is so with the first: both is the second.
    levels[levels[:, 1] == 5, 0] = 5
    assert _table(item, levels) == []


def test_a_factor_is_satisfied_with_all_that_was_answered() -> None:
    answered = np.array([[5, 5], [5, 0], [5, 2], [0, 0]], dtype=np.uint8)
    told = factor_of("A", answered > 3, answered)
    assert told.column.tolist() == [2, 2, 1, 1]
