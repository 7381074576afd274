"""What else has to be hidden so that nothing hidden can be worked out by subtraction.

    withholding(families, sizes, minimum=10, hidden=(), before=()) -> set of ids

`families` are nested sets by id (a unit, a group of respondents), each a collection of
atoms; `sizes` the sheets of each atom; `hidden` the ids already hidden for any reason,
`before` those hidden the last time, which are chosen first, so that the choice stays.
Sets with fewer than `minimum` sheets are hidden whether named or not. Returned are the
ids to hide *besides* these. Ties go to the id that stands first in `families`. Sets
that overlap without being nested are refused with a `ValueError`.

The rule: what is left of a set that is told, once the greatest sets told inside it are
taken away, is nothing or has `minimum` sheets; and where a part of it has fewer than
`minimum`, at least `FEWEST_NEW` sheets of others stand beside that part (as many as its
own, if it has fewer). Where this fails, a set inside is hidden with those around it:
one hidden before, else the nearest, else the smallest.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

import numpy as np

from survey.withholding.fewest import FEWEST_NEW
from survey.withholding.forest import Flags, Forest, Sizes

Id = TypeVar("Id", bound=Hashable)
Atom = TypeVar("Atom", bound=Hashable)


def withholding(
    families: Mapping[Id, Collection[Atom]],
    sizes: Mapping[Atom, int],
    *,
    minimum: int,
    hidden: Collection[Id] = (),
    before: Collection[Id] = (),
) -> set[Id]:
    """Return which sets to hide besides those hidden already and the small ones."""
    forest = Forest.of(families.items(), sizes)
    own = forest.own_sizes(np.array([[n] for n in sizes.values()], dtype=np.int64))
    flags = _flags(forest, hidden)
    primary = flags | is_small(forest.totals(own), minimum)
    needed = np.full_like(own, minimum)
    found = close(forest, own, primary, needed=needed, before=_flags(forest, before))
    more = (found & ~primary)[:, 0]
    chosen = {
        id_ for number in np.flatnonzero(more).tolist() for id_ in forest.ids[number]
    }
    return {id_ for id_ in families if id_ in chosen}


def is_small(totals: Sizes, needed: Sizes | int) -> Flags:
    """Return which sets have too few sheets to be told, and some."""
    return (totals > 0) & (totals < needed)


def close(
    forest: Forest, own: Sizes, hidden: Flags, *, needed: Sizes, before: Flags
) -> Flags:
    """Return what has to be hidden, node by node, given what is.

    `needed` are the sheets that must be left where a hidden set is among what is left.
    From the smallest sets up: below a set everything is in order already, so one set
    more is always enough, as long as nothing hidden needs more than twice the minimum.
    """
    found = hidden.copy()
    rest = own.copy()  # of hidden sets: what they leave to the set around them
    fewest = needed.copy()  # the most that anything in the rest needs
    part = np.where(is_small(own, needed), own, 0)  # the largest that is too small
    totals = forest.totals(own)
    for number in reversed(range(len(forest))):
        few = is_few_left(rest[number], part[number], fewest[number]) & ~found[number]
        for node in np.flatnonzero(few).tolist():
            path = _choose(forest, number, node, found, rest, totals, before)
            if path:
                found[path, node] = True
                inner = path[-1]
                rest[number, node] += rest[inner, node]
                part[number, node] = max(part[number, node], part[inner, node])
            else:
                found[number, node] = True
        above = forest.above[number]
        if above >= 0:
            left = np.where(found[number], rest[number], 0)
            small = is_small(left, fewest[number])
            part_left = np.where(small, left, part[number] * found[number])
            rest[above] += left
            part[above] = np.maximum(part[above], part_left)
            fewest[above] = np.maximum(fewest[above], fewest[number] * found[number])
    return found


def is_few_left(rest: Sizes, part: Sizes, needed: Sizes) -> Flags:
    """Return whether a residual is too small, or a small part of it nearly all."""
    beside = rest - part < np.minimum(part, FEWEST_NEW)
    return (rest > 0) & ((rest < needed) | beside)


def _choose(
    forest: Forest,
    number: int,
    node: int,
    hidden: Flags,
    rest: Sizes,
    totals: Sizes,
    before: Flags,
) -> list[int]:
    """Return the sets to hide, the last inside all others; none if there is none."""
    column = hidden[:, node]
    level = [[one] for one in forest.told_inside(number, column)]
    found: list[list[int]] = []
    while level:
        found += [path for path in level if rest[path[-1], node] > 0]
        level = [
            [*path, one]
            for path in level
            if rest[path[-1], node] == 0
            for one in forest.told_inside(path[-1], column)
        ]
    return min(
        found,
        key=lambda path: (
            not before[path[-1], node],
            len(path),
            totals[path[-1], node],
            path[-1],
        ),
        default=[],
    )


def _flags(forest: Forest, ids: Collection[Hashable]) -> Flags:
    chosen = set(ids)
    found = [any(id_ in chosen for id_ in own) for own in forest.ids]
    return np.array(found, dtype=np.bool_).reshape(-1, 1)
