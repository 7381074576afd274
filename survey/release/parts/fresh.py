"""Of which units the groups may be told anew, so that no release gives away a few."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.withholding.fewest import FEWEST_NEW

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
    are: what it says beside the units below must not be few sheets either. Where it
    would be, another unit below waits as well.
    """
    change = {
        unit_id: now.n[[now.numbers[one] for one in members]].sum(axis=0)
        - told.get(unit_id, np.zeros(now.n.shape[1], dtype=np.int64))
        for unit_id, members in domains.items()
    }
    steady = {
        unit_id
        for unit_id, own in change.items()
        if unit_id not in told or not _few(own).any()
    }
    alone = {unit_id for unit_id in domains if list(domains[unit_id]) == [unit_id]}
    waiting = {unit_id: int(now.waiting[at]) for unit_id, at in now.numbers.items()}
    found = {one for one in alone & steady if not waiting[one]}
    for unit_id, members in sorted(domains.items(), key=lambda one: len(one[1])):
        if unit_id in alone or unit_id not in steady:
            continue
        below = [one for one in members if one in alone]
        not_counted = np.array([sum(waiting[one] for one in members)])
        if not _few(not_counted).any() and _let_wait(below, change, told, found):
            found.add(unit_id)
    return found


def _let_wait(
    below: Sequence[int],
    change: Mapping[int, Sizes],
    told: Mapping[int, Sizes],
    fresh: set[int],
) -> bool:
    """Let more units wait until their new sheets are none or enough in every group.

    Who advances has no few new sheets in any group, so what waits only grows: the units
    that were looked at before are not concerned.
    """
    while True:
        held = [change[one] for one in below if one not in fresh and one in told]
        few = _few(np.sum(held, axis=0)) if held else np.zeros(1, dtype=bool)
        if not few.any():
            return True
        group = int(np.argmax(few))
        could = [one for one in below if one in fresh and one in told]
        could = [one for one in could if change[one][group] > 0]
        if not could:
            return False
        fresh.discard(min(could, key=lambda one: (int(change[one].sum()), one)))


def _few(sizes: Sizes) -> NDArray[np.bool_]:
    return np.asarray((sizes != 0) & (np.abs(sizes) < FEWEST_NEW))
