"""A set of files in memory: sheets, design, index, and what is wanted of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design
from analysis.scores import SHARE, Score
from analysis.spreads import Lonely
from analysis.tree import Tree

# The two kinds of figures of a set, by their names in its files.
SCORES: dict[str, Score] = {"pct": SHARE, "mean": (0.0, 25.0, 50.0, 75.0, 100.0)}
OVERALL = "OVERALL"  # the files' name for the whole index


@dataclass(frozen=True, slots=True)
class Plan:
    """What `design.json` asks for: domains, rules, the level of confidence."""

    domains: tuple[str, ...]
    lonely_rules: tuple[Lonely, ...]
    confidence: float


class Contrast(NamedTuple):
    """A difference asked for: two domains, a kind and a target."""

    relation: str
    type_a: str
    a: str
    type_b: str
    b: str
    kind: str
    target: str


@dataclass(frozen=True, eq=False, slots=True)
class SurveySet:
    """A set, read and checked; n sheets, J items of the index.

    Attributes
    ----------
    labels : dict of str to ndarray of str, shape (n,)
        Columns by which domains are formed: unit, district, service, sex, ...
    units : tuple of str
        All units of `units.csv`, those without a sheet too.
    levels : ndarray of uint8, shape (n, J)
        0 where there is no valid answer.
    extra : dict of str to ndarray of uint8, shape (n,)
        Answers to items outside the index, such as overall satisfaction.
    design : Design
    tree : Tree
    plan : Plan
    contrasts : tuple of Contrast
    transactions : dict of str to float
        By stratum, where margins are given.
    margins : dict of str to dict of str to float
        Population totals by margin and level; empty without `margins.csv`.
    """

    ids: NDArray[np.str_]
    labels: dict[str, NDArray[np.str_]]
    units: tuple[str, ...]
    levels: NDArray[np.uint8]
    extra: dict[str, NDArray[np.uint8]]
    design: Design
    tree: Tree
    plan: Plan
    contrasts: tuple[Contrast, ...]
    transactions: dict[str, float]
    margins: dict[str, dict[str, float]]
    notes: tuple[str, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """Items of the index, in order."""
        return self.tree.codes[: self.tree.n_criteria]


@dataclass(frozen=True, eq=False, slots=True)
class NamedDomain:
    """A domain of a set: its type, its name, the sheets in it."""

    kind: str
    name: str
    rows: NDArray[np.bool_]


def domain_rows(found: SurveySet, kind: str, name: str) -> NDArray[np.bool_]:
    """Return the sheets of a domain, such as unit U01 or province_sex P1:F."""
    if kind == "all":
        return np.ones(len(found.ids), dtype=bool)
    columns = columns_of(kind, found.labels) or ()
    levels = name.split(":")
    if len(columns) != len(levels):
        return np.zeros(len(found.ids), dtype=bool)
    pairs = zip(columns, levels, strict=True)
    here = [found.labels[c] == level for c, level in pairs]
    return np.asarray(np.logical_and.reduce(here))


def columns_of(
    kind: str, labels: Mapping[str, NDArray[np.str_]]
) -> tuple[str, ...] | None:
    """Return the columns a type of domain is formed by; None if there are none."""
    if kind == "all":
        return ()
    if kind in labels:
        return (kind,)
    parts = tuple(kind.split("_"))
    return parts if all(part in labels for part in parts) else None


def named_domains(found: SurveySet) -> list[NamedDomain]:
    """Return all domains of the types asked for, units without a sheet included."""
    domains = []
    for kind in found.plan.domains:
        for name in _names(found, kind):
            domains.append(NamedDomain(kind, name, domain_rows(found, kind, name)))
    return domains


def _names(found: SurveySet, kind: str) -> list[str]:
    """Return the names of the domains of a type, every combination there may be."""
    names = [""]
    for column in columns_of(kind, found.labels) or ():
        seen = found.units if column == "unit" else np.unique(found.labels[column])
        names = [
            f"{name}:{level}" if name else str(level)
            for name in names
            for level in seen
        ]
    return names if kind != "all" else ["ALL"]
