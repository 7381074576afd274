"""Weights that bring strata to known totals, against R survey 4.5."""

from dataclasses import replace

import numpy as np
from numpy.testing import assert_allclose

from analysis import Design, Estimate, estimate, summarise_design
from tests.oracle import samples
from tests.oracle.samples import SCORES, column, read

TABLE = "medium/expected/poststratified"


def weighted() -> Design:
    """Return the design of the sample with weights that add up to the totals."""
    sample = samples.sample("medium")
    names, home = np.unique(sample.columns["stratum"], return_inverse=True)
    totals = {row["stratum"]: float(row["N_trans"]) for row in read("medium/strata")}
    factor = np.array([totals[name] for name in names])
    factor /= np.bincount(home, sample.design.weight)
    return replace(sample.design, weight=sample.design.weight * factor[home])


def found(*, poststratified: bool) -> list[Estimate]:
    """Return our estimate for every row of the table."""
    estimates = {
        key: by_node(*key, poststratified=poststratified)
        for key in {(r["domain_type"], r["domain"], r["kind"]) for r in read(TABLE)}
    }
    return [
        estimates[row["domain_type"], row["domain"], row["kind"]][
            row["target"].replace("OVERALL", "overall")
        ]
        for row in read(TABLE)
    ]


def by_node(
    kind: str, domain: str, score: str, *, poststratified: bool
) -> dict[str, Estimate]:
    """Return the estimates of all nodes in a domain of whole strata."""
    tree = samples.tree("medium")
    rows = samples.mask("medium", kind, domain)
    levels = samples.index_levels("medium")
    strata = summarise_design(levels, weighted(), tree, domain=rows)
    estimates = estimate(
        strata, tree, score=SCORES[score], poststratified=poststratified
    )
    return {each.node: each for each in estimates}


def test_poststratified():
    ours = found(poststratified=True)
    assert len(ours) > 60
    assert_allclose([e.index for e in ours], column(TABLE, "est"), rtol=1e-12)
    assert_allclose([e.se for e in ours], column(TABLE, "se"), rtol=1e-9)
    assert [e.df for e in ours] == [int(df) for df in column(TABLE, "df")]


def test_estimated_parts_of_the_strata_are_less_certain():
    """The same weights taken as given: R's design with weights and nothing else."""
    fixed = np.array([e.se for e in found(poststratified=False)])
    above = np.array([row["domain"] == "ALL" for row in read(TABLE)])
    assert np.all(fixed[above] > 1.03 * column(TABLE, "se")[above])
