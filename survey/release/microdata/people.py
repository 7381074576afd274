"""What people say of themselves, beside which factors satisfied them; no unit.

A variable is in as long as every combination of all classes has at least `fewest`
sheets, none of them left out: then no row is rarer than that, and no combination is
ruled out by being absent. A factor is "satisfied with all that was answered": of two
criteria or more that is no sum of answers, so nothing that others add up comes out of
it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from survey.microdata import Cells, Variable, sorted_rows

Column = NDArray[np.uint8]  # numbers of classes, from 1
MOST_CLASSES = 9  # a cell is one digit


@dataclass(frozen=True, slots=True)
class Told:
    """A variable with the class of every sheet."""

    variable: Variable
    column: Column


def people_table(
    items: Sequence[Told], factors: Sequence[Told], *, fewest: int
) -> tuple[list[Variable], Cells] | None:
    """Return what may be told, items and factors by turns; None if it is next to none.

    That is, not an item and a factor at least.
    """
    kept: list[Told] = []
    n = len(chain_first(items, factors))
    joint, n_cells = np.zeros(n, dtype=np.int64), 1
    for one in _by_turns(items, factors):
        for told in _coarser(one):
            n_classes = len(told.variable.classes)
            found = joint * n_classes + (told.column - 1)
            if np.bincount(found, minlength=n_cells * n_classes).min() >= fewest:
                kept.append(told)
                joint, n_cells = found, n_cells * n_classes
                break
    if len({told.variable.is_factor for told in kept}) < 2:
        return None
    rows = np.stack([told.column for told in kept], axis=1)
    return [told.variable for told in kept], sorted_rows(rows)


def chain_first(items: Sequence[Told], factors: Sequence[Told]) -> Column:
    """Return any column: all have a row a sheet."""
    return next((told.column for told in chain(items, factors)), np.zeros(0, np.uint8))


def factor_of(code: str, satisfied: NDArray[np.bool_], answered: Column) -> Told:
    """Return whether each sheet is satisfied with all it answered, and that something.

    Both by sheet and criterion.
    """
    with_all = (satisfied | (answered == 0)).all(axis=1) & answered.any(axis=1)
    variable = Variable(code, True, (("not-all",), ("all",)))
    return Told(variable, with_all.astype(np.uint8) + np.uint8(1))


def item_of(code: str, options: Sequence[str], answers: Column) -> Told:
    """Return what each sheet says of an item; 0 is no answer, which comes last."""
    n = len(options)
    column = np.where(answers == 0, n + 1, answers).astype(np.uint8)
    told = Told(
        Variable(code, False, (*((option,) for option in options), ("",))), column
    )
    for number in reversed(range(1, n + 2)):
        if not (told.column == number).any():
            told = _without(told, number)
    return told


def _by_turns(items: Sequence[Told], factors: Sequence[Told]) -> Iterable[Told]:
    both = chain.from_iterable(zip_longest(items, factors))
    return (one for one in both if one is not None)


def _coarser(told: Told) -> Iterable[Told]:
    """Yield a variable ever coarser, its smallest class put to a neighbour's."""
    while len(told.variable.classes) > MOST_CLASSES:
        told = _merged(told)
    while len(told.variable.classes) > 1:
        yield told
        told = _merged(told)


def _merged(told: Told) -> Told:
    """Put the smallest class together with the smaller of its neighbours."""
    sizes = np.bincount(told.column, minlength=len(told.variable.classes) + 1)[1:]
    smallest = int(sizes.argmin())
    beside = [one for one in (smallest - 1, smallest + 1) if 0 <= one < len(sizes)]
    other = min(beside, key=lambda one: sizes[one])
    low, high = sorted((smallest, other))
    classes = list(told.variable.classes)
    classes[low : high + 1] = [(*classes[low], *classes[high])]
    column = np.where(told.column > low + 1, told.column - 1, told.column)
    variable = replace(told.variable, classes=tuple(classes))
    return Told(variable, column.astype(np.uint8))


def _without(told: Told, number: int) -> Told:
    """Take away a class that nobody is in."""
    classes = list(told.variable.classes)
    del classes[number - 1]
    column = np.where(told.column > number, told.column - 1, told.column)
    variable = replace(told.variable, classes=tuple(classes))
    return Told(variable, column.astype(np.uint8))
