"""Variances from linearised values sheet by sheet, against R survey 4.5."""

from functools import cache

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis.between import between_psus
from analysis.calibration import NodeEstimate, calibrated_estimates
from analysis.influences import influence
from tests.oracle import samples
from tests.oracle.samples import SCORES, SETS, column, read

pytestmark = pytest.mark.parametrize("name", SETS)


@cache
def found(
    name: str, kind: str, domain: str, *, score: str, lonely: str
) -> dict[str, NodeEstimate]:
    """Return the estimates of all nodes, and of an item outside the index."""
    outside = ["Q25"] if "Q25" in samples.sample(name).columns else []
    nodes: dict[str, NodeEstimate] = {}
    for alone in ["", *outside]:
        levels = samples.levels(name, (alone,)) if alone else None
        part = calibrated_estimates(
            samples.index_levels(name) if levels is None else levels,
            samples.sample(name).design,
            samples.tree(name, alone=alone),
            score=SCORES[score],
            domain=samples.mask(name, kind, domain),
            lonely=lonely,
        )
        nodes = {each.node: each for each in part} | nodes
    return nodes


def by_row(name: str, table: str, node: str) -> list[NodeEstimate]:
    return [
        found(
            name,
            row["domain_type"],
            row["domain"],
            score=row.get("kind", "pct"),
            lonely=row.get("lonely", "adjust"),
        )[row[node].replace("OVERALL", "overall")]
        for row in read(f"{name}/expected/{table}")
    ]


@pytest.mark.parametrize(
    ("table", "node"), [("criteria", "item"), ("composites", "composite")]
)
def test_standard_errors(name, table, node):
    ours = by_row(name, table, node)
    path = f"{name}/expected/{table}"
    index = np.array([each.index for each in ours], dtype=float)
    se = np.array([each.se for each in ours], dtype=float)
    known = np.isfinite(column(path, "se"))
    assert known.sum() >= 30
    assert_allclose(index, column(path, "est"), rtol=1e-12)
    assert_allclose(se[known], column(path, "se")[known], rtol=1e-9)
    some = np.isfinite(index)
    assert_array_equal(
        np.array([each.df for each in ours])[some], column(path, "df")[some]
    )
    if table == "criteria":
        assert_array_equal([each.n for each in ours], column(path, "n"))
    else:
        coverage = column(path, "weight_coverage")
        assert_allclose([each.coverage for each in ours], coverage, rtol=1e-12)


def test_covariances(name):
    rows = read(f"{name}/expected/vcov")
    tree, design = samples.tree(name), samples.sample(name).design
    at = {code: k for k, code in enumerate(tree.codes)} | {
        "OVERALL": len(tree.codes) - 1
    }
    matrices = {}
    for key in {(r["domain_type"], r["domain"], r["kind"]) for r in rows}:
        kind, domain, score = key
        line = influence(
            samples.index_levels(name),
            design.weight,
            tree,
            score=SCORES[score],
            domain=samples.mask(name, kind, domain),
        )
        matrices[key] = between_psus(design.weight[:, None] * line.values, design)
    for row in rows:
        matrix = matrices[row["domain_type"], row["domain"], row["kind"]]
        a, b = at[row["a"]], at[row["b"]]
        size = np.sqrt(matrix[a, a] * matrix[b, b])
        assert abs(matrix[a, b] - float(row["cov"])) <= 1e-9 * size
