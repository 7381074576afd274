"""What `bench.baselines` measures gives the same digits, on fewer sheets."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import SHARE, Design, estimate, summarise_design
from bench.baselines import TREE, Run, draw, ours, r_survey, write_sheets


def test_all_units_at_once_are_the_units_one_by_one():
    sheets = draw(2_000, 10)
    design = Design.build(stratum=sheets.unit, psu=sheets.psu, weight=sheets.weight)
    found = ours(sheets)
    for unit in range(10):
        strata = summarise_design(
            sheets.level[:, None], design, TREE, domain=sheets.unit == unit
        )
        alone = estimate(strata, TREE, score=SHARE)[0]
        assert_allclose(found.share[unit], alone.index, rtol=1e-12)
        assert_allclose(found.se[unit], alone.se, rtol=1e-9)
    assert len(np.unique(found.share)) == 10


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_r_gives_the_same_digits(tmp_path: Path):
    sheets = draw(2_000, 10)
    write_sheets(sheets, tmp_path / "sheets.csv")
    theirs = r_survey(tmp_path, limit=60)
    if not isinstance(theirs, Run):
        pytest.skip(theirs)
    found = ours(sheets)
    assert_allclose(found.share, theirs.share, rtol=1e-12)
    assert_allclose(found.se, theirs.se, rtol=1e-9)
