"""The invented samples, with their domains, as the library takes them."""

import csv
import gzip
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import SHARE, Design, Estimate, Stratum, Tree, estimate, summarise_design

VECTORS = Path(__file__).parent / "vectors"
SETS = ("small", "medium", "waves")
SCORES = {"pct": SHARE, "mean": (0.0, 25.0, 50.0, 75.0, 100.0)}


class Sample(NamedTuple):
    """One set: columns of text, levels by item, the design."""

    columns: dict[str, NDArray[np.str_]]
    design: Design


@cache
def read(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, such as small/expected/ci."""
    with gzip.open(VECTORS / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def column(name: str, field: str) -> NDArray[np.float64]:
    """Return a column of numbers; what R leaves open is nan."""
    return np.array([number(row[field]) for row in read(name)])


def number(text: str) -> float:
    """Return a number as R writes it."""
    return float("nan") if text in ("NA", "NaN", "") else float(text)


@cache
def sample(name: str) -> Sample:
    """Return a set with district and province of each sheet."""
    rows, units = read(f"{name}/responses"), read(f"{name}/units")
    columns = {field: np.array([row[field] for row in rows]) for field in rows[0]}
    for field in ("district", "province"):
        of_unit = {row["unit"]: row[field] for row in units}
        columns[field] = np.array([of_unit[unit] for unit in columns["unit"]])
    design = Design.build(
        stratum=columns["stratum"],
        psu=columns["psu"],
        weight=columns["weight"].astype(float),
        fpc=columns["fpc"].astype(float),
        small_frame="ignore",
    )
    return Sample(columns, design)


def mask(name: str, kind: str, domain: str) -> NDArray[np.bool_]:
    """Return the rows of a domain: unit U01, province_sex P1:F, all ALL."""
    columns = sample(name).columns
    if kind == "all":
        return np.ones(len(columns["id"]), dtype=bool)
    fields, values = kind.split("_"), domain.split(":")
    pairs = zip(fields, values, strict=True)
    return np.logical_and.reduce([columns[field] == value for field, value in pairs])


@cache
def tree(name: str, *, alone: str = "") -> Tree:
    """Return the index of a set, or one item that stands outside the index."""
    if alone:
        return Tree.build([(alone, None, None, 1)])
    rows = read(f"{name}/criteria")
    criteria = [(r["item"], r["factor"], None, float(r["item_weight"])) for r in rows]
    weights = {row["factor"]: float(row["factor_weight"]) for row in rows}
    return Tree.build(criteria, "weighted", factor_weights=weights)


def levels(name: str, items: tuple[str, ...]) -> NDArray[np.uint8]:
    """Return the answers to items; anything but 1 to 5 is blank."""
    columns = sample(name).columns
    valid = {str(level): level for level in range(1, 6)}
    read_item = np.vectorize(lambda text: valid.get(text, 0), otypes=[np.uint8])
    return np.stack([read_item(columns[item]) for item in items], axis=1)


@cache
def index_levels(name: str) -> NDArray[np.uint8]:
    """Return the answers to all items of the index."""
    whole = tree(name)
    return levels(name, whole.codes[: whole.n_criteria])


@cache
def strata(name: str, kind: str, domain: str, *, alone: str = "") -> list[Stratum]:
    """Return the sufficient statistics of a domain."""
    answers = levels(name, (alone,)) if alone else index_levels(name)
    rows = mask(name, kind, domain)
    return summarise_design(
        answers, sample(name).design, tree(name, alone=alone), domain=rows
    )


@cache
def estimates(
    name: str, kind: str, domain: str, *, score: str, lonely: str = "adjust"
) -> dict[str, Estimate]:
    """Return the estimates of all nodes, and of an item outside the index."""
    outside = ["Q25"] if "Q25" in sample(name).columns else []
    found: dict[str, Estimate] = {}
    for alone in ["", *outside]:
        part = estimate(
            strata(name, kind, domain, alone=alone),
            tree(name, alone=alone),
            score=SCORES[score],
            lonely=lonely,
        )
        found = {each.node: each for each in part} | found
    return found


def found(name: str, table: str, *, node: str = "item") -> list[Estimate]:
    """Return our estimate for every row of an expected table."""
    rows = read(f"{name}/expected/{table}")
    return [
        estimates(
            name,
            row["domain_type"],
            row["domain"],
            score=row.get("kind", "pct"),
            lonely=row.get("lonely", "adjust"),
        )["overall" if row[node] == "OVERALL" else row[node]]
        for row in rows
    ]


def values(estimates: list[Estimate], field: str) -> NDArray[np.float64]:
    """Return a field of estimates as numbers; None is nan."""
    return np.array([getattr(e, field) for e in estimates], dtype=np.float64)
