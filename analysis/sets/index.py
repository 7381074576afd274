"""The index of a set: `criteria.csv` as a tree."""

import math
from pathlib import Path
from typing import NamedTuple

from analysis.sets.faults import Faults
from analysis.sets.survey_set import OVERALL
from analysis.sets.table import Table, read_table
from analysis.tree import Tree

FILE = "criteria.csv"
COLUMNS = ["item", "factor", "item_weight", "factor_weight"]
_SLACK = 1e-6  # by which a printed sum of weights may miss 1


class Index(NamedTuple):
    """The tree of a set, and where each item is named."""

    tree: Tree
    places: dict[str, str]


def read_index(folder: Path, faults: Faults) -> Index | None:
    """Return the index of a set; None, and faults, if it has none.

    Notes
    -----
    Factor index Σ a_j R_j, overall Σ b_f F_f: the aggregate "weighted" of `Tree`.
    """
    table = read_table(folder, FILE, COLUMNS, faults)
    table.require_text("item")
    table.require_text("factor")
    table.require_unique("item")
    for column in ("item", "factor"):
        for row, name in enumerate(table[column]):
            if name.lower() == OVERALL.lower():
                table.note(row, column, f"{name!r} is the name of the whole index")
    items = table.numbers("item_weight", lambda w: w > 0, "a number above 0")
    factors = table.numbers("factor_weight", lambda w: w > 0, "a number above 0")
    weights = _factor_weights(table, factors)
    if not faults:
        _check_sums(table, items, weights)
    if faults:
        return None
    rows = zip(table["item"], table["factor"], items, strict=True)
    criteria = [(item, factor, None, weight) for item, factor, weight in rows]
    try:
        tree = Tree.build(criteria, "weighted", factor_weights=weights)
    except ValueError as error:
        faults.note(FILE, str(error))
        return None
    named = zip(table["item"], table.lines, strict=True)
    return Index(tree, {item: f"line {line}, column item" for item, line in named})


def _factor_weights(table: Table, weights: list[float]) -> dict[str, float]:
    """Return the weight of each factor, the same on all its rows."""
    found: dict[str, float] = {}
    for row, (factor, weight) in enumerate(zip(table["factor"], weights, strict=True)):
        first = found.setdefault(factor, weight)
        if weight != first and not math.isnan(weight + first):
            what = f"factor {factor!r} has the weights {first:g} and {weight:g}"
            table.note(row, "factor_weight", what)
    return found


def _check_sums(table: Table, items: list[float], factors: dict[str, float]) -> None:
    """Note weights that do not add up to 1."""
    for factor in factors:
        own = zip(table["factor"], items, strict=True)
        total = sum(weight for name, weight in own if name == factor)
        if abs(total - 1) > _SLACK:
            what = f"the items of factor {factor!r} weigh {total:g} together, not 1"
            table.faults.note(FILE, what, column="item_weight")
    total = sum(factors.values())
    if abs(total - 1) > _SLACK:
        what = f"the factors weigh {total:g} together, not 1"
        table.faults.note(FILE, what, column="factor_weight")
