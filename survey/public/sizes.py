"""Who answered what in each unit alone, read back from the figures of a release."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from survey.models import Weighting
from survey.tree import Tree

Sizes = Sequence[int]  # sheets with an answer, by node; those of the whole index last


@dataclass(slots=True)
class Nested:
    """Units with those that collect at or below each, and how much each collected."""

    domains: dict[int, list[int]] = field(default_factory=dict)
    own: dict[int, Sizes] = field(default_factory=dict)


def nested(
    tree: Tree, told: Mapping[int, Sizes], *, weighting: Weighting, fewest: int
) -> Nested:
    """Return what is left of every unit without those below it.

    In a mean of units those with fewer sheets than `fewest` are left out above, unless
    there are no others: what a release does itself.
    """
    found = Nested()
    collecting: dict[int, list[int]] = {}  # at or below, heard above or not
    for unit_id in _inner_first(tree, told):
        below = [
            one for child in tree.children(unit_id) for one in collecting.get(child, ())
        ]
        heard = below
        if weighting == Weighting.UNITS:
            heard = [one for one in below if found.own[one][-1] >= fewest] or below
        left = _less(told[unit_id], [found.own[one] for one in heard])
        if any(left):
            found.own[unit_id] = left
            below = [unit_id, *below]
            heard = [unit_id, *heard]
        collecting[unit_id] = below
        found.domains[unit_id] = heard
    return found


def _inner_first(tree: Tree, told: Mapping[int, Sizes]) -> Iterator[int]:
    """Yield the units of a release, each after those below it."""
    depth = {unit_id: len(tree.ancestors(unit_id)) for unit_id in told}
    return iter(sorted(told, key=lambda unit_id: -depth[unit_id]))


def _less(whole: Sizes, parts: Sequence[Sizes]) -> Sizes:
    taken = [sum(cells) for cells in zip(*parts, strict=True)] or [0] * len(whole)
    return [max(n - less, 0) for n, less in zip(whole, taken, strict=True)]
