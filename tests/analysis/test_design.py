import numpy as np
import pytest
from numpy.testing import assert_array_equal

from analysis import SHARE, Design, estimate, summarise_design, summarise_many
from tests.analysis.sheets import TREE, drawn


def test_sampling_units_are_named_inside_their_stratum():
    design = Design.build(
        stratum=["B", "A", "B", "A"], psu=["1", "1", "2", "1"], fpc=[5, 9, 5, 9]
    )
    assert design.psu.tolist() == [1, 0, 2, 0]
    assert design.stratum_of_psu.tolist() == [0, 1, 1]
    assert design.population == (9, 5)


def test_without_weights_it_is_the_plain_summary():
    sheets = drawn()
    home = sheets.stratum_of_psu[sheets.psu]
    design = Design.build(stratum=home, psu=sheets.psu)
    rows = summarise_design(sheets.levels, design, TREE)
    plain = summarise_many(*sheets, TREE)
    for one, other in zip(
        estimate(rows, TREE, score=SHARE),
        estimate(plain, TREE, score=SHARE),
        strict=True,
    ):
        assert one.index == pytest.approx(other.index, rel=1e-14)
        assert one.se == pytest.approx(other.se, rel=1e-12)
        assert (one.n, one.df, one.counts) == (other.n, other.df, other.counts)


def test_a_domain_keeps_the_sampling_units_outside():
    sheets = drawn()
    design = Design.build(stratum=sheets.psu * 0, psu=sheets.psu)
    inside = sheets.psu < 10
    (stratum,) = summarise_design(sheets.levels, design, TREE, domain=inside)
    assert stratum.n_psu == 40
    assert stratum.node_psus[-1] == 10
    assert stratum.n_sheets == inside.sum()


def test_no_correction_is_written_nan_or_infinite():
    for none in (np.nan, np.inf):
        assert Design.build(stratum=[1, 1], psu=[1, 2], fpc=[none] * 2).population == (
            None,
        )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"psu": [1]}, r"psu must have shape \(3,\)"),
        ({"weight": [1, 1]}, r"weight must have shape \(3,\)"),
        ({"weight": [1, 1, -2]}, "row 3 is -2.0"),
        ({"fpc": [5, 5]}, r"fpc must have shape \(3,\)"),
        ({"fpc": [5, 6, 7]}, "the same on all rows of stratum"),
        ({"fpc": [5, np.nan, 7]}, "the same on all rows of stratum"),
        ({"fpc": [5, 5, 0]}, "fpc must be above 0, got 0.0"),
        ({"fpc": [1, 1, 7]}, r"has 2 sampling units, its frame \(fpc\) 1"),
    ],
)
def test_refusals(change, message):
    arguments = {"stratum": ["A", "A", "B"], "psu": [1, 2, 3], **change}
    with pytest.raises(ValueError, match=message):
        Design.build(**arguments)


def test_rows_and_domain_must_fit():
    sheets = drawn()
    design = Design.build(stratum=sheets.psu * 0, psu=sheets.psu)
    with pytest.raises(ValueError, match="levels need 400 rows, got 3"):
        summarise_design(sheets.levels[:3], design, TREE)
    with pytest.raises(ValueError, match="domain must be a mask"):
        summarise_design(sheets.levels, design, TREE, domain=np.arange(400))


def test_weights_by_default_are_1():
    assert_array_equal(Design.build(stratum=[1, 1], psu=[1, 2]).weight, [1, 1])


def test_a_frame_smaller_than_its_sample_may_count_as_unknown():
    design = Design.build(
        stratum=[1, 1, 2], psu=[1, 2, 1], fpc=[1, 1, 7], small_frame="ignore"
    )
    assert design.population == (None, 7.0)
