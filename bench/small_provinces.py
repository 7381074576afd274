"""Small provinces drawn at random: units, their answers, and a method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis import Tree
from survey.withholding.siblings import Parts

Counts = NDArray[np.int64]
SIZES = {"I": (3, 2), "J": (3,)}  # criteria of every factor, by content
AGGREGATES = ("criteria", "pooled", "factors", "weighted")
RARE = [0.0, 0.1, 0.5, 0.9]  # shares of "not applicable"


@dataclass(frozen=True, slots=True)
class Province:
    """Units with who collects at or below each, and their answers by criterion."""

    domains: Mapping[int, Sequence[int]]
    sizes: Mapping[int, Sequence[int]]  # by collecting unit: of every node
    satisfied: Mapping[int, Counts]  # by collecting unit: of every criterion

    @classmethod
    def drawn(cls, rng: np.random.Generator, parts: Parts) -> Self:
        """Draw a tree of two to four levels, from nobody to sixty sheets a unit."""
        parents = _tree(rng)
        collecting = [u for u in parents if u not in parents.values()]
        collecting += [u for u in set(parents.values()) - {-1} if rng.random() < 0.4]
        domains: dict[int, list[int]] = {}
        sizes: dict[int, list[int]] = {}
        satisfied: dict[int, Counts] = {}
        rare = rng.choice(
            [0.0, 0.1, 0.5, 0.9], parts.n_criteria, p=[0.5, 0.3, 0.1, 0.1]
        )
        for unit in sorted(collecting):
            n = int(rng.integers(0, 61) if rng.random() < 0.6 else rng.integers(0, 13))
            answered = rng.random((n, parts.n_criteria)) >= rare
            if not answered.any():
                continue
            sizes[unit] = node_sizes(answered, parts)
            likely = rng.uniform(0.3, 0.95, parts.n_criteria)
            satisfied[unit] = rng.binomial(answered.sum(axis=0), likely)
            above = unit
            while above != -1:
                domains.setdefault(above, []).append(unit)
                above = parents[above]
        return cls(dict(sorted(domains.items())), sizes, satisfied)


def node_sizes(answered: NDArray[np.bool_], parts: Parts) -> list[int]:
    """Return how many sheets have an answer in each node."""
    columns = {node: answered[:, node] for node in range(parts.n_criteria)}
    for index, below in parts.of_index.items():
        columns[index] = np.any([columns[one] for one in below], axis=0)
    return [int(columns[node].sum()) for node in range(len(parts.codes))]


def _tree(rng: np.random.Generator) -> dict[int, int]:
    """Return the unit above each; the root has none (-1)."""
    parents, level = {0: -1}, [0]
    for _depth in range(int(rng.integers(1, 4))):
        following = []
        for unit in level:
            for _child in range(int(rng.integers(1, 5))):
                child = len(parents)
                parents[child] = unit
                following.append(child)
        level = following[:5]
    return parents


def country(rng: np.random.Generator, parts: Parts) -> Province:
    """Return 34 provinces of some 350 units each."""
    domains: dict[int, list[int]] = {0: []}
    sizes: dict[int, list[int]] = {}
    for province in range(1, 35):
        own = [1_000 * province + number for number in range(1, 353)]
        domains[province] = own
        domains[0] += own
        for unit in own:
            n = int(rng.integers(1, 80))
            answered = rng.random((n, parts.n_criteria)) < 0.8
            sizes[unit] = node_sizes(answered, parts)
            domains[unit] = [unit]
    return Province(domains, sizes, {})


def small_method(aggregate: str) -> tuple[Tree, Parts]:
    """Return eight criteria in three factors and two contents, and their parts."""
    rows = [
        (f"{content}{factor}{number}", f"{content}{factor}", content, 1.0)
        for content, sizes in SIZES.items()
        for factor, size in zip("AB", sizes, strict=False)
        for number in range(size)
    ]
    weighted = {"IA": 2.0, "IB": 1.0, "JA": 1.0} if aggregate == "weighted" else None
    tree = Tree.build(rows, aggregate, factor_weights=weighted)
    return tree, _parts(tree)


def _parts(tree: Tree) -> Parts:
    """Return the parts of each index: a node whose code its own begins."""
    n = tree.n_criteria
    last = len(tree.codes) - 1
    of_index = {
        at: [one for one, inner in enumerate(tree.codes[:at]) if _is_part(inner, code)]
        for at, code in enumerate(tree.codes[n:last], start=n)
    }
    contents = [at for at in range(n, last) if len(tree.codes[at]) == 1]
    return Parts(tree.codes, n, of_index | {last: contents})


def _is_part(inner: str, code: str) -> bool:
    return inner.startswith(code) and len(inner) == len(code) + 1
