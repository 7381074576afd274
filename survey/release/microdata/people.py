"""What people say of themselves, beside which factors satisfied them; no unit.

A variable is in as long as every combination of all classes has at least `fewest`
sheets, none of them left out: then no row is rarer than that, and no combination is
ruled out by being absent. Who left one of the items unanswered is of one class with all
others who did: people who skip one skip several, and few skip just one. A factor is
"satisfied with all that was answered". It is in only where no contrast of patterns is a
sum of answers, so that nothing others add up comes out of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from survey.microdata import Cells, Variable, sorted_rows
from survey.release.microdata.additive import Additive

Column = NDArray[np.uint8]  # numbers of classes, from 1; 0 is no answer
SILENT = 0
MOST_CLASSES = 9  # a cell is one digit


@dataclass(frozen=True, slots=True)
class Told:
    """A variable with the class of every sheet."""

    variable: Variable
    column: Column

    @property
    def n_classes(self) -> int:
        """Return how many classes are somebody's answer."""
        return len(self.variable.classes)


def people_table(
    items: Sequence[Told], factors: Sequence[Told], levels: Cells, *, fewest: int
) -> tuple[list[Variable], Cells] | None:
    """Return what may be told, factors and items by turns; None if it is next to none.

    That is, not an item and a factor at least. Each item is tried as the first: where
    some are asked of those alone who answered another so, one shuts others out.
    """
    sums = Additive(levels)
    turns = ([*items[at:], *items[:at]] for at in range(len(items)))
    found = [_kept(_by_turns(turn, factors), sums, fewest) for turn in turns]
    kept = max(found, key=len, default=[])
    if len({told.variable.is_factor for told in kept}) < 2:
        return None
    rows = np.stack([told.column for told in kept], axis=1)
    of_people = [not told.variable.is_factor for told in kept]
    silent = (rows == SILENT).any(axis=1)
    rows[np.ix_(silent, of_people)] = SILENT
    return [told.variable for told in kept], sorted_rows(rows)


def _kept(variables: Iterable[Told], sums: Additive, fewest: int) -> list[Told]:
    """Return the variables that fit beside those before, each as fine as it does."""
    kept: list[Told] = []
    for one in variables:
        for told in _coarser(one):
            more = [*kept, told]
            if is_frequent(more, fewest) and is_no_sum(more, sums, fewest):
                kept = more
                break
    return kept


def is_no_sum(kept: Sequence[Told], sums: Additive, fewest: int) -> bool:
    """Return whether no contrast of the patterns of factors is a sum of answers."""
    factors = [one for one in kept if one.variable.is_factor]
    if not factors or not kept[-1].variable.is_factor:
        return True
    pattern = np.zeros(len(kept[0].column), dtype=np.int64)
    for one in factors:
        pattern = pattern * one.n_classes + (one.column - 1)
    return sums.left(pattern, 2 ** len(factors)) >= fewest


def is_frequent(kept: Sequence[Told], fewest: int) -> bool:
    """Return whether every combination of classes has enough sheets.

    Those who left an item unanswered are one class, if there are any.
    """
    silent = np.any([one.column == SILENT for one in kept], axis=0)
    group = np.zeros(len(silent), dtype=np.int64)
    pattern, n_groups, n_patterns = group.copy(), 1, 1
    for one in kept:
        place = np.maximum(one.column, 1).astype(np.int64) - 1
        if one.variable.is_factor:
            pattern = pattern * one.n_classes + place
            n_patterns *= one.n_classes
        else:
            group = group * one.n_classes + place
            n_groups *= one.n_classes
    cell = np.where(silent, n_groups, group) * n_patterns + pattern
    n_cells = (n_groups + int(silent.any())) * n_patterns
    return bool(np.bincount(cell, minlength=n_cells).min() >= fewest)


def factor_of(code: str, satisfied: NDArray[np.bool_], answered: Column) -> Told:
    """Return whether each sheet is satisfied with all it answered, and that something.

    Both by sheet and criterion.
    """
    with_all = (satisfied | (answered == 0)).all(axis=1) & answered.any(axis=1)
    variable = Variable(code, True, (("not-all",), ("all",)))
    return Told(variable, with_all.astype(np.uint8) + np.uint8(1))


def item_of(code: str, options: Sequence[str], answers: Column) -> Told:
    """Return what each sheet says of an item; what nobody chose is no class."""
    told = Told(Variable(code, False, tuple((one,) for one in options)), answers)
    for number in reversed(range(1, len(options) + 1)):
        if not (answers == number).any():
            told = _without(told, number)
    return told


def _by_turns(items: Sequence[Told], factors: Sequence[Told]) -> Iterable[Told]:
    both = chain.from_iterable(zip_longest(factors, items))
    return (one for one in both if one is not None)


def _coarser(told: Told) -> Iterator[Told]:
    """Yield a variable ever coarser, its smallest class put to a neighbour's."""
    while told.n_classes > MOST_CLASSES:
        told = _merged(told)
    while told.n_classes > 1:
        yield told
        told = _merged(told)


def _merged(told: Told) -> Told:
    """Put the smallest class together with the smaller of its neighbours."""
    sizes = np.bincount(told.column, minlength=told.n_classes + 1)[1:]
    smallest = int(sizes.argmin())
    beside = [one for one in (smallest - 1, smallest + 1) if 0 <= one < len(sizes)]
    other = min(beside, key=lambda one: int(sizes[one]))
    low, high = sorted((smallest, other))
    classes = list(told.variable.classes)
    classes[low : high + 1] = [(*classes[low], *classes[high])]
    return _with(told, classes, above=low + 1)


def _without(told: Told, number: int) -> Told:
    """Take away a class that nobody is in."""
    classes = list(told.variable.classes)
    del classes[number - 1]
    return _with(told, classes, above=number)


def _with(told: Told, classes: list[tuple[str, ...]], *, above: int) -> Told:
    """Return a variable with one class less: those above one are numbered anew."""
    column = np.where(told.column > above, told.column - 1, told.column)
    variable = replace(told.variable, classes=tuple(classes))
    return Told(variable, column.astype(np.uint8))
