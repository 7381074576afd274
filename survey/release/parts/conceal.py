"""Which groups are withheld: the small ones, and what would give them away."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from survey.release.parts.given_away import Cells
from survey.withholding.fewest import FEWEST_NEW
from survey.withholding.forest import Forest
from survey.withholding.withholding import close, is_small

Sizes = NDArray[np.int64]
Flags = NDArray[np.bool_]

WHOLE = "whole"


def concealed(
    sizes: Mapping[int, Sizes],
    domains: Mapping[int, Sequence[int]],
    collecting: Mapping[int, Sizes],
    *,
    minimum: int,
    also: Mapping[int, Flags] | None = None,
) -> dict[int, Flags]:
    """Return by unit which of its groups are withheld, `also` whatever their size.

    `sizes` are those of the units that tell groups, `collecting` those of all units
    with sheets of their own. Inside a unit the groups must not be worked out from the
    unit's index, along the tree a group not from the same group of the units above.
    """
    if not sizes:
        return {}
    own = np.stack(list(sizes.values()))
    tree = _Tree.of(list(sizes), domains, list(collecting))
    atoms = np.stack(list(collecting.values()))
    hidden = own < minimum
    for place, unit_id in enumerate(sizes):
        if also and unit_id in also:
            hidden[place] |= also[unit_id]
    hidden &= own > 0
    return dict(zip(sizes, tree.closed(own, hidden, atoms, minimum), strict=True))


def concealed_details(
    hidden: Mapping[int, Flags],
    sizes: Mapping[int, Sizes],
    domains: Mapping[int, Sequence[int]],
    collecting: Mapping[int, Sizes],
    *,
    minimum: int,
) -> dict[int, Flags]:
    """Return by unit of which groups no factor is told.

    `hidden` are the groups that tell nothing; sizes are (groups, factors). A group
    tells all its factors or none: none where few answered one of them, or where one
    could be worked out as a group's index could, from the same factor of the others.
    """
    if not sizes:
        return {}
    own = np.stack(list(sizes.values()))
    atoms = np.stack(list(collecting.values()))
    tree = _Tree.of(list(sizes), domains, list(collecting))
    found = np.stack([hidden[unit_id] for unit_id in sizes])
    found = found | ((own > 0) & (own < minimum)).any(axis=2)
    columns = _different(np.concatenate([own, atoms]), own.shape[2])
    while True:
        more = found
        for m in columns:
            more = tree.closed(own[:, :, m], more, atoms[:, :, m], minimum)
        if np.array_equal(more, found):
            return dict(zip(sizes, found, strict=True))
        found = more


def _different(sizes: Sizes, n: int) -> list[int]:
    """Return one each of the columns that are alike: mostly everybody answers all."""
    first = {sizes[:, :, m].tobytes(): m for m in reversed(range(n))}
    return sorted(first.values())


def concealed_options(
    hidden: Mapping[int, Flags],
    chosen: Mapping[int, Sizes],
    domains: Mapping[int, Sequence[int]],
    collecting: Mapping[int, Sizes],
) -> dict[int, Flags]:
    """Return by unit which options are withheld, given those that are anyway.

    How many chose an option may not come out by the units around. Options overlap:
    inside a unit none follows from the others.
    """
    if not chosen:
        return {}
    tree = _Tree.of(list(chosen), domains, list(collecting))
    found = tree.along(
        np.stack(list(chosen.values())),
        np.stack([hidden[unit_id] for unit_id in chosen]),
        np.stack(list(collecting.values())),
        FEWEST_NEW,
    )
    return dict(zip(chosen, found, strict=True))


def _across(own: Sizes, hidden: Flags, minimum: int) -> Flags:
    """Hide what the other groups of a unit would give away."""
    groups = list(range(own.shape[1]))
    forest = Forest.of([(WHOLE, groups), *((g, [g]) for g in groups)], groups)
    place = {id_: row for row, ids in enumerate(forest.ids) for id_ in ids}
    flags = np.zeros((len(forest), len(own)), dtype=bool)
    for g in groups:
        flags[place[g]] = hidden[:, g]
    found = _closed(forest, own.T, flags, minimum)
    # Where the whole unit would have to be hidden, all its groups are.
    rows = [found[place[g]] | found[place[WHOLE]] for g in groups]
    return _never_one(own, hidden | (np.stack(rows, axis=1) & (own > 0)))


def _never_one(own: Sizes, hidden: Flags) -> Flags:
    """Hide the smallest told group where one is hidden alone; (units, groups).

    Large as it may be, it is hidden for the sake of another unit.
    """
    found = hidden.copy()
    told = ~hidden & (own > 0)
    alone = ((hidden & (own > 0)).sum(axis=1) == 1) & told.any(axis=1)
    smallest = np.where(told, own, np.iinfo(np.int64).max).argmin(axis=1)
    found[alone, smallest[alone]] = True
    return found


class _Tree(NamedTuple):
    """Units as nested sets, and where each stands among them."""

    forest: Forest
    places: NDArray[np.int64]  # of every unit

    @classmethod
    def of(
        cls,
        units: Sequence[int],
        domains: Mapping[int, Sequence[int]],
        collecting: Sequence[int],
    ) -> Self:
        forest = Forest.of([(unit, domains[unit]) for unit in units], collecting)
        place = {id_: row for row, ids in enumerate(forest.ids) for id_ in ids}
        return cls(forest, np.array([place[unit] for unit in units]))

    def closed(self, own: Sizes, hidden: Flags, atoms: Sizes, minimum: int) -> Flags:
        """Hide what others would give away, inside units and along the tree.

        First by turns; then, as long as all equations together still give a small
        group away, what stands beside it.
        """
        while True:
            hidden = self._by_turns(own, hidden, atoms, minimum)
            more = self._more(own, hidden, atoms, minimum)
            if more is None:
                return hidden
            hidden = more

    def _by_turns(self, own: Sizes, hidden: Flags, atoms: Sizes, minimum: int) -> Flags:
        while True:
            more = self.along(own, _across(own, hidden, minimum), atoms, minimum)
            if np.array_equal(more, hidden):
                return more
            hidden = more

    def _more(
        self, own: Sizes, hidden: Flags, atoms: Sizes, minimum: int
    ) -> Flags | None:
        """Hide one group more in each set that gives one away; None if none does."""
        rest = self.forest.own_sizes(atoms)
        totals = self.forest.totals(rest)
        flags = self._of_sets(hidden)
        small = self._of_sets(is_small(own, minimum)) | is_small(totals, minimum)
        cells = Cells(self.forest, totals, rest, flags, small)
        found, seen = hidden.copy(), set()
        # The innermost sets come last, and have the fewest others around.
        for cell in reversed(cells.given_away(minimum)):
            beside = cells.beside(cell)
            if beside is not None and cell[0] not in seen:
                seen.add(cell[0])
                found[self.places == beside[0], beside[1]] = True
        return found if seen else None

    def _of_sets(self, flags: Flags) -> Flags:
        """Return what holds for any of the units that are one set."""
        found = np.zeros((len(self.forest), flags.shape[1]), dtype=bool)
        np.logical_or.at(found, self.places, flags)
        return found

    def along(self, own: Sizes, hidden: Flags, atoms: Sizes, minimum: int) -> Flags:
        """Hide what the same group of other units would give away."""
        found = _closed(self.forest, atoms, self._of_sets(hidden), minimum)
        found = self._never_one_below(found, self.forest.own_sizes(atoms))
        return hidden | (found[self.places] & (own > 0))

    def _never_one_below(self, hidden: Flags, own: Sizes) -> Flags:
        """Hide another part of a told unit where one part is hidden alone."""
        found, totals = hidden.copy(), self.forest.totals(own)
        for number, below in enumerate(self.forest.inside):
            if not below:
                continue
            parts, sizes = found[below], totals[below]
            whole = ~found[number] & (own[number] == 0)
            more = _never_one(sizes.T, parts.T).T & whole
            found[below] |= more
        return found


def _closed(forest: Forest, atoms: Sizes, flags: Flags, minimum: int) -> Flags:
    sizes = forest.own_sizes(atoms)
    small = is_small(forest.totals(sizes), minimum)
    none = np.zeros_like(flags)
    needed = np.full_like(sizes, minimum)
    return close(forest, sizes, flags | small, needed=needed, before=none)
