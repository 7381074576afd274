"""Which figures of a release are held back so that others cannot be worked out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from survey.withholding.forest import Flags, Forest, Sizes
from survey.withholding.siblings import Parts, close_within
from survey.withholding.unknowns import Given, Unknowns, Vectors
from survey.withholding.withholding import close, is_small

Place = tuple[int, str]  # unit and node


class Known(NamedTuple):
    """What the release before held back for the same reason."""

    before: Collection[Place] = ()
    # Of these nothing new was counted: told now, they would be told of then, too.
    unchanged: Collection[Place] = ()


NOTHING_KNOWN = Known()


class Agreeing(NamedTuple):
    """Figures of so few sheets that say the same that they must not be told."""

    places: Collection[Place] = ()
    needed: int = 0  # sheets, of which they may be told


NOBODY_AGREES = Agreeing()


class Held(NamedTuple):
    """Figures that are not told: sets of units by nodes, as are their sizes."""

    forest: Forest
    hidden: Flags
    totals: Sizes
    sizes: Sizes  # of collecting units by nodes

    def places(self, flags: Flags, parts: Parts) -> set[Place]:
        """Return units and nodes of flags; every unit of a set."""
        return {
            (id_, parts.codes[node])
            for number, node in np.argwhere(flags).tolist()
            for id_ in self.forest.ids[number]
        }


def hold_back(
    domains: Mapping[int, Collection[int]],
    sizes: Mapping[int, Sequence[int]],
    parts: Parts,
    weigh: Callable[[Vectors], Vectors],
    *,
    minimum: int,
    known: Known = NOTHING_KNOWN,
    agreeing: Agreeing = NOBODY_AGREES,
) -> Held:
    """Return what is hidden, given each collecting unit's answers by node.

    It only ever hides more, so it ends: at the latest with everything hidden.
    """
    forest = Forest.of(domains.items(), sizes)
    table = np.array(list(sizes.values()), dtype=np.int64)
    own = forest.own_sizes(table)
    totals = forest.totals(own)
    before, unchanged = (_flags(forest, parts, places) for places in known)
    alike = _flags(forest, parts, agreeing.places) & (totals > 0)
    needed = np.where(alike, max(agreeing.needed, minimum), minimum)
    hidden = is_small(totals, minimum) | ((totals > 0) & unchanged) | alike
    while True:
        hidden = _settled(forest, own, parts, hidden, before, needed=needed)
        unknowns = Unknowns(
            *(forest, own, totals, hidden, parts.n_criteria),
            weigh,
            needed,
        )
        more = {_whole_for(one, unknowns, before) for one in unknowns.determined()}
        if not more:
            return Held(forest, hidden, totals, table)
        for number in more:
            hidden[number] = totals[number] > 0


def _settled(
    forest: Forest,
    own: Sizes,
    parts: Parts,
    hidden: Flags,
    before: Flags,
    *,
    needed: Sizes,
) -> Flags:
    """Return what has to be hidden, among units and inside each, by turns."""
    totals = forest.totals(own)
    while True:
        found = close(forest, own, hidden, needed=needed, before=before)
        found = close_within(parts, totals, found, before)
        if (found == hidden).all():
            return found
        hidden = found


def _whole_for(given: Given, unknowns: Unknowns, before: Flags) -> int:
    """Return the unit to hide whole so that something is left open beside a figure.

    The smallest beside it, or itself, that has all the criteria that are hidden here.
    """
    number, node = given.cell
    around = number if given.is_residual else unknowns.parent(number)
    beside = unknowns.children[around] if around >= 0 else []
    beside = beside or unknowns.children[number]
    totals = unknowns.totals
    wanted = unknowns.hidden[number, : unknowns.n_criteria] & (
        totals[number, : unknowns.n_criteria] > 0
    )
    wanted[node] = True
    return min(
        (one for one in beside if totals[one, node]),
        key=lambda one: (
            not totals[one, : unknowns.n_criteria][wanted].all(),
            not before[one, -1],
            totals[one, -1],
            one,
        ),
        default=number,
    )


def _flags(forest: Forest, parts: Parts, places: Collection[Place]) -> Flags:
    found = np.zeros((len(forest), len(parts.codes)), dtype=np.bool_)
    number = {id_: at for at, ids in enumerate(forest.ids) for id_ in ids}
    node = {code: at for at, code in enumerate(parts.codes)}
    for unit_id, code in places:
        if unit_id in number and code in node:
            found[number[unit_id], node[code]] = True
    return found
