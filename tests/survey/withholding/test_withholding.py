"""What is hidden besides the small ones, so that nobody can subtract."""

import pytest

from survey.withholding.withholding import withholding

FAMILY = {"P": "abcd", "A": "a", "B": "b", "C": "c", "D": "d"}


def test_the_next_smallest_is_hidden_beside_a_single_small_one() -> None:
    sizes = {"a": 42, "b": 31, "c": 4, "d": 18}
    assert withholding(FAMILY, sizes, minimum=10) == {"D"}


def test_small_ones_that_are_enough_together_hide_nobody() -> None:
    assert not withholding(FAMILY, {"a": 42, "b": 31, "c": 6, "d": 9}, minimum=10)


def test_one_who_is_nearly_all_that_is_left_has_others_beside_them() -> None:
    """Nine less one: of the nine hardly anything would be unknown."""
    sizes = {"a": 42, "b": 31, "c": 1, "d": 9}
    assert withholding(FAMILY, sizes, minimum=10) == {"B"}


def test_of_equally_small_ones_the_first_is_hidden_unless_another_was_before() -> None:
    sizes = {"a": 18, "b": 18, "c": 4, "d": 18}
    assert withholding(FAMILY, sizes, minimum=10) == {"A"}
    assert withholding(FAMILY, sizes, minimum=10, before={"D"}) == {"D"}


def test_own_sheets_of_a_unit_above_others_are_hidden_in_them() -> None:
    families = {"P": "pab", "A": "a", "B": "b"}
    sizes = {"p": 3, "a": 20, "b": 15}
    assert withholding(families, sizes, minimum=10) == {"B"}


def test_what_lies_between_is_hidden_as_well() -> None:
    """Of a middle unit that is all of its children, a child has to go, too."""
    families = {"P": "pab", "M": "ab", "A": "a", "B": "b"}
    sizes = {"p": 3, "a": 20, "b": 15}
    assert withholding(families, sizes, minimum=10) == {"M", "B"}


def test_a_set_told_twice_is_one_set() -> None:
    families = {"P": "pab", "M": "b", "A": "a", "B": "b"}
    sizes = {"p": 3, "a": 20, "b": 15}
    assert withholding(families, sizes, minimum=10) == {"M", "B"}


def test_a_choice_below_is_enough_for_all_above() -> None:
    families = {"R": "abcd", "P": "ab", "Q": "cd"} | {c.upper(): c for c in "abcd"}
    sizes = {"a": 4, "b": 30, "c": 40, "d": 50}
    assert withholding(families, sizes, minimum=10) == {"B"}


def test_whole_branches_too_small_are_held_back_by_another() -> None:
    families = {"R": "abcd", "P": "ab", "Q": "cd"} | {c.upper(): c for c in "abcd"}
    sizes = {"a": 4, "b": 3, "c": 40, "d": 50}
    assert withholding(families, sizes, minimum=10) == {"Q", "C"}


def test_what_is_hidden_for_another_reason_counts_as_hidden() -> None:
    sizes = {"a": 42, "b": 31, "c": 4, "d": 18}
    assert not withholding(FAMILY, sizes, minimum=10, hidden={"A"})


def test_where_nobody_answered_there_is_nothing_to_hide() -> None:
    assert not withholding(FAMILY, {"a": 42, "b": 31, "c": 0, "d": 18}, minimum=10)


def test_sets_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        withholding({"A": "ab", "B": "bc"}, dict.fromkeys("abc", 20), minimum=10)
