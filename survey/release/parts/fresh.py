"""Of which units the groups may be told anew, so that no release gives away a few."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.release.fewest import FEWEST_NEW

Sizes = NDArray[np.int64]


class Standing(NamedTuple):
    """Collecting units by number: what they have now, and what is not counted yet."""

    n: Sizes  # sheets by unit and group
    waiting: Sizes  # sheets by unit that no figure counts yet
    numbers: Mapping[int, int]  # of each collecting unit


def fresh_units(
    domains: Mapping[int, Sequence[int]], now: Standing, told: Mapping[int, Sizes]
) -> set[int]:
    """Return the units whose groups are told anew; the others as they were told.

    `told` are the sizes of groups in the last release. A unit advances when each of its
    groups has no new sheet or enough of them. A unit above takes in all sheets there
    are: what it says beside the units below must not be few sheets either.
    """
    found: set[int] = set()
    for unit_id, members in sorted(domains.items(), key=lambda one: len(one[1])):
        own = [now.numbers[member] for member in members]
        n, waiting = now.n[own].sum(axis=0), now.waiting[own].sum()
        then = told.get(unit_id)
        if then is not None and _any_few(n - then):
            continue
        is_alone = list(members) == [unit_id]
        if is_alone and waiting:
            continue
        held_back = _held_back(unit_id, members, now, told, found, domains)
        if not is_alone and (_any_few(held_back) or _any_few(waiting)):
            continue
        found.add(unit_id)
    return found


def _held_back(
    unit_id: int,
    members: Sequence[int],
    now: Standing,
    told: Mapping[int, Sizes],
    fresh: Collection[int],
    domains: Mapping[int, Sequence[int]],
) -> Sizes:
    """Return the new sheets, by group, of units below that do not tell them."""
    found = np.zeros(now.n.shape[1], dtype=np.int64)
    for member in members:
        is_alone = list(domains[member]) == [member]
        if member != unit_id and is_alone and member not in fresh and member in told:
            found += now.n[now.numbers[member]] - told[member]
    return found


def _any_few(sizes: Sizes) -> bool:
    return bool(np.any((sizes != 0) & (np.abs(sizes) < FEWEST_NEW)))
