"""The schools of California, the documented example of R survey."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import Design, estimate_means
from tests.oracle.samples import number, read

DESIGNS = {
    "srs": ("apisrs", None, None, "fpc"),
    "strat": ("apistrat", "stype", None, "fpc"),
    "strat_nofpc": ("apistrat", "stype", None, None),
    "clus1": ("apiclus1", None, "dnum", "fpc"),
    "clus1_nofpc": ("apiclus1", None, "dnum", None),
}


def schools(name: str) -> tuple[list[dict[str, str]], Design]:
    table, stratum, psu, fpc = DESIGNS[name]
    rows = read(f"api/{table}")
    design = Design.build(
        stratum=[row[stratum] if stratum else "" for row in rows],
        psu=[row[psu or "row"] for row in rows],
        weight=[float(row["pw"]) for row in rows],
        fpc=[float(row[fpc]) for row in rows] if fpc else None,
    )
    return rows, design


@pytest.mark.parametrize("name", DESIGNS)
def test_means(name):
    rows, design = schools(name)
    expected = [
        row
        for row in read("api/expected/api")
        if row["design"] == name and row["stat"] == "mean"
    ]
    assert len(expected) == 5
    for row in expected:
        kind = row["domain"].removeprefix("stype=")
        domain = np.array([kind in ("ALL", school["stype"]) for school in rows])
        values = [number(school[row["var"]]) for school in rows]
        ours = estimate_means(values, design, domain=domain)
        assert_allclose(ours.mean[0], float(row["est"]), rtol=1e-12)
        assert_allclose(ours.se[0], float(row["se"]), rtol=1e-9)
        assert ours.df[0] == int(row["df"])


def test_printed():
    """The two results that the documentation of the package prints."""
    for name, mean, se in (("strat", 662.29, 9.4089), ("clus1", 644.17, 23.542)):
        rows, design = schools(name)
        ours = estimate_means([float(row["api00"]) for row in rows], design)
        assert ours.mean[0] == pytest.approx(mean, abs=5e-3)
        assert ours.se[0] == pytest.approx(se, abs=5e-4)
