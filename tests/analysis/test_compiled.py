"""The compiled loop counts what plain NumPy counts."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis import SHARE, estimate, kernels, summarise_many
from tests.analysis.sheets import TREE, drawn


def both(monkeypatch: pytest.MonkeyPatch, weight: np.ndarray | None):
    """Return the strata of the plain and of the compiled loop."""
    sheets = drawn(3000, n_psu=200, n_strata=9)
    plain = summarise_many(*sheets, TREE, weight=weight)
    monkeypatch.setattr(kernels, "WORTHWHILE", 0)
    assert kernels.kernel(1, 4).__name__ == "analysis.compiled"
    return plain, summarise_many(*sheets, TREE, weight=weight)


def test_whole_numbers(monkeypatch):
    for one, other in zip(*both(monkeypatch, None), strict=True):
        assert_array_equal(one.cross, other.cross)
        assert_array_equal(one.counts, other.counts)
        assert_array_equal(one.node_sheets, other.node_sheets)
        assert_array_equal(one.node_psus, other.node_psus)


def test_weights(monkeypatch):
    weight = np.random.default_rng(5).uniform(0, 3, 3000)
    weight[::7] = 0
    plain, compiled = both(monkeypatch, weight)
    for one, other in zip(plain, compiled, strict=True):
        assert_array_equal(one.counts, other.counts)
        assert_allclose(one.cross, other.cross, rtol=1e-12)
        assert_allclose(one.sizes, other.sizes, rtol=1e-12)
        assert_allclose(one.size_cross, other.size_cross, rtol=1e-12)
        assert_allclose(one.node_weights, other.node_weights, rtol=1e-12)
        assert_array_equal(one.node_psus, other.node_psus)
    figures = [estimate(strata, TREE, score=SHARE) for strata in (plain, compiled)]
    for a, b in zip(*figures, strict=True):
        assert a.se == pytest.approx(b.se, rel=1e-10)


def test_without_the_extra_plain_numpy_does(monkeypatch):
    assert kernels.kernel(10**9, 65) is None  # more criteria than bits
    kernels._compiled.cache_clear()
    monkeypatch.setattr(kernels, "find_spec", lambda name: None)
    assert kernels.kernel(10**9, 4) is None
    kernels._compiled.cache_clear()
