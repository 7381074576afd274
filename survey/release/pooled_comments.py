"""Comments of units that never had enough, together at the unit above."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from survey.tree import Tree
from survey.withholding.fewest import FEWEST_NEW

Written = TypeVar("Written")


def pooled(
    waiting: Mapping[int, Sequence[Written]], tree: Tree, root_id: int
) -> dict[int, list[Written]]:
    """Return what is to be shown, by the unit it is shown at: at least five each.

    What is too little goes up, unit by unit, and nothing says where it came from; what
    is too little at the round's own unit stays unread.
    """
    here: dict[int, list[Written]] = defaultdict(list)
    for unit_id, rows in waiting.items():
        here[unit_id] += rows
    found: dict[int, list[Written]] = {}
    while here:
        unit_id = max(here, key=lambda one: _depth(tree, one))  # the inner first
        rows = here.pop(unit_id)
        above = tree.parent(unit_id) if unit_id in tree else None
        if len(rows) >= FEWEST_NEW:
            found[unit_id] = rows
        elif unit_id != root_id and above is not None:
            here[above] += rows
    return found


def _depth(tree: Tree, unit_id: int) -> int:
    return len(tree.ancestors(unit_id)) if unit_id in tree else 0
