"""Nothing small can be worked out from all that is told, whatever the province."""

from collections import Counter

import numpy as np
import pytest

from bench.small_provinces import node_sizes, small_method
from bench.withholding import found, found_in_public
from survey.release.levels_told import levels_told
from survey.withholding.holding_back import NOBODY_AGREES, Agreeing, Known, hold_back

PROVINCES = 200


@pytest.fixture(scope="module")
def hidden() -> Counter[str]:
    counted: Counter[str] = Counter()
    for seed in range(PROVINCES):
        counted.update(found(seed, is_closed=True, every=200))
    return counted


def test_no_small_figure_is_worked_out(hidden: Counter[str]) -> None:
    assert hidden["small figures"] > 1_000
    assert hidden["worked out"] == 0
    assert hidden["bounded"] > 20 * hidden["fixed by bounds"]


def test_without_hiding_more_than_the_small_many_are() -> None:
    counted: Counter[str] = Counter()
    for seed in range(5):
        counted.update(found(seed, is_closed=False))
    assert counted["worked out"] > counted["small figures"] / 10


def sizes_of(n: int, blank: dict[int, int]) -> list[int]:
    """Return the sizes of nodes of n sheets, so many without some criteria."""
    _tree, parts = small_method("criteria")
    answered = np.ones((n, parts.n_criteria), dtype=np.bool_)
    for criterion, without in blank.items():
        answered[:without, criterion] = False
    return node_sizes(answered, parts)


def places(
    sizes: dict[int, list[int]],
    known: Known | None = None,
    agreeing: Agreeing = NOBODY_AGREES,
) -> set[tuple[int, str]]:
    """Return what is held back among units below one."""
    tree, parts = small_method("criteria")
    domains = {0: list(sizes)} | {unit: [unit] for unit in sizes}
    held = hold_back(
        domains,
        sizes,
        parts,
        lambda answers: tree.coefficients(answers)[0],
        minimum=10,
        known=known or Known(),
        agreeing=agreeing,
    )
    return held.places(held.hidden, parts)


def test_a_hidden_criterion_takes_the_same_other_with_it_everywhere() -> None:
    sizes = {
        1: sizes_of(40, {0: 34}),
        2: sizes_of(42, {0: 36, 1: 1}),
        3: sizes_of(6, {}),
        4: sizes_of(7, {}),
    }
    held = places(sizes)
    assert {node for unit, node in held if unit == 1} == {"IA0", "IA1"}
    assert {node for unit, node in held if unit == 2} == {"IA0", "IA1"}


def test_units_hidden_beside_a_small_one_are_hidden_whole() -> None:
    _tree, parts = small_method("criteria")
    held = places({1: sizes_of(4, {}), 2: sizes_of(18, {}), 3: sizes_of(31, {})})
    assert held == {(unit, node) for unit in (1, 2) for node in parts.codes}


def test_what_was_hidden_stays_while_nothing_new_was_counted() -> None:
    sizes = {1: sizes_of(14, {}), 2: sizes_of(18, {}), 3: sizes_of(31, {})}
    before = {(2, "overall")}
    assert not places(sizes, Known(before))
    assert (2, "IA0") in places(sizes, Known(before, before))


def test_levels_are_not_told_where_they_would_be_a_second_equation() -> None:
    tree, parts = small_method("criteria")
    sizes = {1: sizes_of(4, {}), 2: sizes_of(18, {}), 3: sizes_of(31, {})}
    domains = {0: [1, 2, 3], 1: [1], 2: [2], 3: [3]}
    held = hold_back(
        domains, sizes, parts, lambda a: tree.coefficients(a)[0], minimum=10
    )
    plain = held.places(levels_told(held, parts, is_weighted=False), parts)
    weighted = held.places(levels_told(held, parts, is_weighted=True), parts)
    assert {unit for unit, _node in plain} == {0, 3}
    assert {unit for unit, _node in weighted} == {3}


def test_nobody_works_out_what_few_who_agree_said() -> None:
    hidden, alone = Counter[str](), Counter[str]()
    for seed in range(PROVINCES):
        hidden.update(found_in_public(seed, is_closed=True))
    for seed in range(20):
        alone.update(found_in_public(seed, is_closed=False))
    assert hidden["agreeing"] > 40
    assert hidden["worked out"] == 0
    assert hidden["hidden beside"] < hidden["told to officials"] / 100
    assert alone["worked out"] > 0


def test_few_who_agree_have_twenty_around_them() -> None:
    _tree, parts = small_method("criteria")
    sizes = {1: sizes_of(12, {}), 2: sizes_of(18, {}), 3: sizes_of(31, {})}
    agreeing = Agreeing({(1, code) for code in parts.codes}, 20)
    assert not places(sizes)
    assert places(sizes, agreeing=agreeing) == {
        (unit, code) for unit in (1, 2) for code in parts.codes
    }
