import numpy as np
import pytest

from analysis import kish_effect
from analysis.planning import design_effect


def test_no_weights_no_clusters_no_effect():
    assert design_effect() == 1
    assert design_effect(0, 0.3, 1) == 1
    assert design_effect(0, 0, 50) == 1


def test_parts_multiply():
    both = design_effect(0.6, 0.02, [1, 11, 30])
    assert both == pytest.approx(1.36 * np.array([1, 1.2, 1.58]))


def test_weights_alone_are_kish():
    weights = np.array([1.0, 1.0, 3.0, 5.0])
    cv = weights.std() / weights.mean()
    assert design_effect(cv) == pytest.approx(kish_effect(weights))


def test_an_observed_cluster_effect():
    """Equal clusters, simulated: the variance of the mean is so much larger."""
    rng = np.random.default_rng(3)
    m, rho = 10, 0.2
    cluster = rng.normal(0, np.sqrt(rho), (4000, 20, 1))
    answers = cluster + rng.normal(0, np.sqrt(1 - rho), (4000, 20, m))
    observed = answers.mean(axis=(1, 2)).var() * 20 * m
    assert observed == pytest.approx(float(design_effect(0, rho, m)), rel=0.08)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((-0.1,), "weight_cv must be finite"),
        ((np.nan,), "weight_cv must be finite"),
        ((0, 0.1, 0.5), "cluster_size must be finite, 1 or more"),
        ((0, 1.1, 5), "rho must be at most 1"),
        ((0, -0.25, 5), "rho must be at most 1"),
        ((0, np.nan, 5), "rho must be at most 1"),
    ],
)
def test_refusals(arguments, message):
    with pytest.raises(ValueError, match=message):
        design_effect(*arguments)
