"""Whoever adds and subtracts finds nothing with the sheets that is not told without.

The unknowns are all there can be: how many sheets of every unit and group have every
answer to every criterion. All that is told is linear in them, and so are the sheets.
No hidden figure may enter the span of what is told when the sheets are added.
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple, Self

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from survey.release.microdata.coarsening import Coarsening
from survey.release.microdata.people import Told, factor_of, item_of, people_table
from tests.survey.release.microdata.drawn import FACTORS, LEVELS, SATISFIED, Sheets

Vectors = NDArray[np.float64]
GROUPS = (1, 2)
ANSWERS = np.array(list(product(LEVELS, repeat=4)), dtype=np.uint8)
HIGH = np.isin(ANSWERS, SATISFIED)
TOLD, TOO_SMALL, BESIDE = (0, 1), 3, 2  # units: the third is hidden beside the last


class Space(NamedTuple):
    """Sums of unknowns: by unit, by group, by all four answers."""

    n_units: int

    def sum(
        self, *, units: tuple[int, ...], groups: tuple[int, ...], of: Vectors
    ) -> Vectors:
        """Return the sum of something about answers over some units and groups."""
        found = np.zeros((self.n_units, len(GROUPS), len(ANSWERS)))
        for unit, group in product(units, groups):
            found[unit, group - 1] = of
        return found.ravel()


def _told(space: Space, rng: np.random.Generator) -> Iterator[Vectors]:
    """Yield what a release tells: more than it would, of whatever is not hidden."""
    every = tuple(range(space.n_units))
    for unit, group in product(every, GROUPS):  # numbers of sheets are no secret
        yield space.sum(units=(unit,), groups=(group,), of=np.ones(len(ANSWERS)))
    for unit, criterion in product(every, range(4)):  # nor how many answered what
        of = (ANSWERS[:, criterion] > 0).astype(float)
        yield space.sum(units=(unit,), groups=GROUPS, of=of)
    for units in (every, *((unit,) for unit in TOLD)):
        for criterion, level in product(range(4), LEVELS):
            of = (ANSWERS[:, criterion] == level).astype(float)
            yield space.sum(units=units, groups=GROUPS, of=of)
    # Factors of groups: each unit weighs by how many answered what.
    for units in (every, TOLD[:1]):
        for group, factor in product(GROUPS, FACTORS):
            of = HIGH[:, factor] @ rng.uniform(0.1, 1.0, len(factor))
            yield space.sum(units=units, groups=(group,), of=of)


def _hidden(space: Space, rng: np.random.Generator) -> Iterator[Vectors]:
    """Yield figures that are not told: of units, and of groups in units and above."""
    every = tuple(range(space.n_units))
    weights = rng.uniform(0.1, 1.0, 4)
    for unit in (BESIDE, TOO_SMALL):
        for criterion in range(4):
            of = HIGH[:, criterion].astype(float)
            yield space.sum(units=(unit,), groups=GROUPS, of=of)
        yield space.sum(units=(unit,), groups=GROUPS, of=HIGH @ weights)
    for units in (every, TOLD, *((unit,) for unit in every)):
        for group, criterion in product(GROUPS, range(4)):
            of = HIGH[:, criterion].astype(float)
            yield space.sum(units=units, groups=(group,), of=of)
        yield space.sum(units=units, groups=GROUPS[:1], of=HIGH @ weights)


def _answers(space: Space, sheets: Sheets, units: tuple[int, ...]) -> Iterator[Vectors]:
    """Yield what the table of answers tells: the sheets of every row there can be."""
    for unit in units:
        coarsening = Coarsening(sheets.levels[unit], SATISFIED)
        coarsening.refined(range(4))
        rows = np.stack(
            [lookup[ANSWERS[:, c]] for c, lookup in coarsening.lookups.items()], axis=1
        )
        for row in np.unique(rows, axis=0):
            of = (rows == row).all(axis=1).astype(float)
            yield space.sum(units=(unit,), groups=GROUPS, of=of)


def _people(space: Space, sheets: Sheets, units: tuple[int, ...]) -> Iterator[Vectors]:
    """Yield what the table of people tells: the sheets of every combination."""
    levels = np.concatenate([sheets.levels[unit] for unit in units])
    groups = np.concatenate([sheets.groups[unit] for unit in units])
    item = item_of("sex", ["female", "male"], groups)
    found = people_table([item], _factors(levels), levels, fewest=10)
    if found is None:
        return
    kept = {one.code for one in found[0]}
    columns = [one.column for one in _factors(ANSWERS) if one.variable.code in kept]
    patterns = np.stack(columns, axis=1)
    for group, row in product(GROUPS, np.unique(patterns, axis=0)):
        of = (patterns == row).all(axis=1).astype(float)
        yield space.sum(units=units, groups=(group,), of=of)


def _factors(levels: NDArray[np.uint8]) -> list[Told]:
    parts = [levels[:, factor] for factor in FACTORS]
    return [factor_of(f"{k}", np.isin(p, SATISFIED), p) for k, p in enumerate(parts)]


def _possible(sheets: Sheets, given: list[Vectors]) -> NDArray[np.bool_]:
    """Return which unknowns are not known to be none: sums of none leave none."""
    place = {tuple(row): number for number, row in enumerate(ANSWERS.tolist())}
    truth = np.zeros((len(sheets.levels), len(GROUPS), len(ANSWERS)))
    for unit, (levels, groups) in enumerate(
        zip(sheets.levels, sheets.groups, strict=True)
    ):
        for row, group in zip(levels.tolist(), groups.tolist(), strict=True):
            truth[unit, group - 1, place[tuple(row)]] += 1
    table = np.array(given)
    is_none = table @ truth.ravel() == 0
    possible: NDArray[np.bool_] = ~(table[is_none] > 0).any(axis=0)
    return possible


def _found(
    told: list[Vectors], wanted: list[Vectors], possible: NDArray[np.bool_]
) -> list[bool]:
    """Return which sums follow from what is told."""
    table = np.array(told)[:, possible]
    _left, sizes, base = np.linalg.svd(table, full_matrices=False)
    base = base[sizes > 1e-9 * sizes.max()]
    aims = np.array(wanted)[:, possible]
    rest = aims - aims @ base.T @ base
    return [bool(one) for one in np.linalg.norm(rest, axis=1) < 1e-7]


class Attack(NamedTuple):
    """A drawn province, what is told of it, and what is hidden."""

    sheets: Sheets
    space: Space
    told: list[Vectors]
    hidden: list[Vectors]

    @classmethod
    def on(cls, seed: int, **given: tuple[int, ...]) -> Self:
        """Draw a province."""
        sheets, rng = Sheets.drawn(seed, **given), np.random.default_rng(seed)
        space = Space(len(sheets.levels))
        return cls(sheets, space, list(_told(space, rng)), list(_hidden(space, rng)))

    def finds(self, given: list[Vectors], wanted: list[Vectors]) -> list[bool]:
        """Return which of some sums follow once the sheets are given."""
        told = [*self.told, *given]
        return _found(told, wanted, _possible(self.sheets, told))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_no_hidden_figure_follows_with_the_sheets(seed: int) -> None:
    attack = Attack.on(seed)
    before = attack.finds([], attack.hidden)
    given = [
        *_answers(attack.space, attack.sheets, TOLD),
        *_people(attack.space, attack.sheets, TOLD),
    ]
    assert attack.finds(given, attack.hidden) == before
    assert not any(before[:10])  # the units that are hidden


def test_sheets_of_a_hidden_unit_would_tell_it_and_the_one_beside() -> None:
    attack = Attack.on(1, sizes=(160, 240, 400, 8))
    given = list(_answers(attack.space, attack.sheets, (BESIDE,)))
    assert all(attack.finds(given, attack.hidden)[:10])


def test_a_factor_of_one_criterion_would_tell_that_of_a_group() -> None:
    attack = Attack.on(1)
    aim = attack.space.sum(units=TOLD, groups=(1,), of=HIGH[:, 0].astype(float))
    given = list(_people(attack.space, attack.sheets, TOLD))
    assert given
    assert attack.finds(given, [aim]) == [False]
    alone = factor_of("0", HIGH[:, :1], ANSWERS[:, :1])
    of = (alone.column == 2).astype(float)
    given.append(attack.space.sum(units=TOLD, groups=(1,), of=of))
    assert attack.finds(given, [aim]) == [True]
