"""Which groups are withheld so that none of the small ones comes out."""

import numpy as np

from survey.release.parts.conceal import concealed, concealed_options

ALONE = {1: [1]}


def _hidden(*sizes: int) -> list[bool]:
    own = {1: np.array(sizes)}
    return concealed(own, ALONE, own, minimum=10)[1].tolist()


def test_groups_large_enough_are_told() -> None:
    assert _hidden(40, 31, 0) == [False, False, False]


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    assert _hidden(40, 31, 18, 4) == [False, False, True, True]


def test_small_groups_that_hide_each_other_take_none() -> None:
    assert _hidden(40, 31, 9, 8) == [False, False, True, True]


def test_small_groups_that_are_few_together_take_another() -> None:
    assert _hidden(40, 31, 3, 4) == [False, True, True, True]


def test_in_the_tree_the_group_of_another_unit_is_withheld_too() -> None:
    collecting = {
        1: np.array([4, 40, 40]),
        2: np.array([20, 30, 30]),
        3: np.array([50, 50, 50]),
    }
    sizes = {9: sum(collecting.values()), **collecting}
    domains = {9: [1, 2, 3], 1: [1], 2: [2], 3: [3]}
    found = concealed(sizes, domains, collecting, minimum=10)
    first = [found[unit][0] for unit in (9, 1, 2, 3)]
    assert first == [False, True, True, False]
    # Nor does it come out inside a unit: another group goes with each.
    assert [int(found[unit].sum()) >= 2 for unit in (1, 2)] == [True, True]


def test_how_many_chose_an_option_does_not_come_out_by_the_units_around() -> None:
    chosen = {9: [63], 1: [3], 2: [20], 3: [40]}
    sizes = {unit: np.array(n) for unit, n in chosen.items()}
    hidden = {unit: np.array([unit == 1]) for unit in chosen}
    domains = {9: [1, 2, 3], 1: [1], 2: [2], 3: [3]}
    collecting = {unit: sizes[unit] for unit in (1, 2, 3)}
    found = concealed_options(hidden, sizes, domains, collecting)
    assert {unit: bool(one[0]) for unit, one in found.items()} == {
        9: False,
        1: True,
        2: True,
        3: False,
    }
