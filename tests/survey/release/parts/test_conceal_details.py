"""Factors of groups: none of a small group comes out, of all that is told together."""

import numpy as np
import pytest
from numpy.typing import NDArray

from survey.release.parts.conceal import concealed, concealed_details

MINIMUM, FACTORS = 10, 3
ALONE = {1: [1]}
Sizes = dict[int, NDArray[np.int64]]


def _hidden(*sizes: tuple[int, ...], whole: tuple[bool, ...]) -> list[bool]:
    own = {1: np.array(sizes)}
    hidden = {1: np.array(whole)}
    return concealed_details(hidden, own, ALONE, own, minimum=MINIMUM)[1].tolist()


def test_groups_that_all_answer_everything_tell_their_factors() -> None:
    none = (False, False, False)
    assert _hidden((40, 40), (31, 31), (0, 0), whole=none) == [False, False, False]


def test_what_tells_nothing_tells_no_factor() -> None:
    whole = (False, True, True)
    assert _hidden((40, 40), (18, 18), (4, 4), whole=whole) == [False, True, True]


def test_a_factor_few_of_a_group_answered_takes_the_group_and_another() -> None:
    """Nine of twenty: the smallest beside it goes along, all told by their index."""
    none = (False, False, False)
    sizes = ((40, 40), (20, 9), (31, 31))
    assert _hidden(*sizes, whole=none) == [False, True, True]


def test_a_factor_a_group_was_not_asked_is_no_reason() -> None:
    none = (False, False, False)
    assert _hidden((40, 40), (20, 0), (31, 31), whole=none) == [False, False, False]


def test_another_that_answered_the_factor_goes_along() -> None:
    """The group beside is withheld already, but was never asked: it covers nothing."""
    whole = (False, True, True, False)
    sizes = ((40, 40), (9, 9), (15, 0), (30, 30))
    assert _hidden(*sizes, whole=whole) == [False, True, True, True]


@pytest.mark.parametrize("seed", [*range(12), 54, 59, 65])
def test_no_equation_of_all_that_is_told_gives_a_small_group_away(seed: int) -> None:
    """A random tree; everybody answers everything, which anybody may know."""
    sizes, domains, collecting = _province(seed)
    whole = concealed(sizes, domains, collecting, minimum=MINIMUM)
    many = {unit: _by_factor(n) for unit, n in sizes.items()}
    atoms = {unit: _by_factor(n) for unit, n in collecting.items()}
    parts = concealed_details(whole, many, domains, atoms, minimum=MINIMUM)
    place = _places(collecting)
    told = []
    for unit, members in domains.items():
        for factor in range(FACTORS):
            every = [(one, g, factor) for one in members for g in range(4)]
            told.append(_row(place, every))
        for group in range(4):
            own = [[(one, group, f) for one in members] for f in range(FACTORS)]
            if sizes[unit][group] and not whole[unit][group]:
                told.append(sum(_row(place, one) for one in own))
            if sizes[unit][group] and not parts[unit][group]:
                told += [_row(place, one) for one in own]
    known = np.array(told)
    n_small = 0
    for unit, members in domains.items():
        for group in np.flatnonzero((sizes[unit] > 0) & (sizes[unit] < MINIMUM)):
            for factor in range(FACTORS):
                wanted = _row(place, [(one, group, factor) for one in members])
                assert not _follows(wanted, known), (unit, group, factor)
            n_small += 1
    assert n_small or seed  # the first has some
    for unit in sizes:
        assert (whole[unit] <= parts[unit]).all()


@pytest.mark.parametrize("seed", [*range(12), 54, 59, 65])
def test_no_factor_few_answered_comes_out_by_the_same_factor_of_others(
    seed: int,
) -> None:
    """Some answer one factor and not another."""
    _sizes, domains, collecting = _province(seed)
    draw = np.random.default_rng(seed)
    atoms = {
        unit: draw.binomial(n[:, None], (1.0, 0.9, 0.5), (4, FACTORS))
        for unit, n in collecting.items()
    }
    many = {
        unit: np.sum([atoms[one] for one in members], axis=0)
        for unit, members in domains.items()
    }
    none = {unit: np.zeros(4, dtype=bool) for unit in domains}
    parts = concealed_details(none, many, domains, atoms, minimum=MINIMUM)
    for factor in range(FACTORS):
        place = {
            (unit, g, factor): at
            for at, (unit, g) in enumerate((u, g) for u in atoms for g in range(4))
        }
        told, small = [], []
        for unit, members in domains.items():
            told.append(
                _row(place, [(o, g, factor) for o in members for g in range(4)])
            )
            for group in range(4):
                own = [(one, group, factor) for one in members]
                if many[unit][group, factor] and not parts[unit][group]:
                    told.append(_row(place, own))
                # Who is all of a unit is hidden with the unit's own figure.
                elif (
                    0
                    < many[unit][group, factor]
                    < min(MINIMUM, many[unit][:, factor].sum())
                ):
                    small.append(_row(place, own))
        empty = [_row(place, [key]) for key in place if not atoms[key[0]][key[1:]]]
        known = np.array([*told, *empty])
        assert not any(_follows(one, known) for one in small)


def _province(seed: int) -> tuple[Sizes, dict[int, list[int]], Sizes]:
    """Return sizes by unit, domains, and sizes of collecting units: four groups."""
    draw = np.random.default_rng(seed)
    collecting = {unit: draw.choice([0, 3, 7, 12, 25, 60], 4) for unit in range(1, 7)}
    for own in collecting.values():
        own[0] += MINIMUM  # told as a whole
    domains = {9: [1, 2, 3, 4, 5, 6], 7: [1, 2, 3], 8: [4, 5, 6]}
    domains |= {unit: [unit] for unit in collecting}
    sizes = {
        unit: np.sum([collecting[one] for one in members], axis=0)
        for unit, members in domains.items()
    }
    return sizes, domains, collecting


def _by_factor(n: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.repeat(n[:, None], FACTORS, axis=1)


Place = dict[tuple[int, int, int], int]


def _places(collecting: Sizes) -> Place:
    """Number the unknowns: what the sheets of a unit and group say of a factor."""
    cells = [
        (unit, group, factor)
        for unit, sizes in collecting.items()
        for group in np.flatnonzero(sizes).tolist()
        for factor in range(FACTORS)
    ]
    return {cell: at for at, cell in enumerate(cells)}


def _row(place: Place, cells: list[tuple[int, int, int]]) -> NDArray[np.float64]:
    found = np.zeros(len(place))
    for cell in cells:
        if cell in place:
            found[place[cell]] = 1.0
    return found


def _follows(wanted: NDArray[np.float64], known: NDArray[np.float64]) -> bool:
    """Return whether an equation is a combination of those that are known."""
    found, *_rest = np.linalg.lstsq(known.T, wanted, rcond=None)
    return bool(np.abs(known.T @ found - wanted).max() < 1e-8)
