"""Estimates for units with few answers, by a model that borrows from the others."""

from analysis.small_units.angles import arcsine_scale, from_arcsine
from analysis.small_units.arcsine import arcsine_estimates
from analysis.small_units.areas import MINIMUM_ANSWERS, area_estimates
from analysis.small_units.benchmarks import benchmark
from analysis.small_units.beta_binomial import beta_binomial_estimates
from analysis.small_units.estimates import Kind, UnitEstimates
from analysis.small_units.fay_herriot import AreaModel, fit_fay_herriot
from analysis.small_units.variances import pooled_variances, smoothed_variances

__all__ = [
    "MINIMUM_ANSWERS",
    "AreaModel",
    "Kind",
    "UnitEstimates",
    "arcsine_estimates",
    "arcsine_scale",
    "area_estimates",
    "benchmark",
    "beta_binomial_estimates",
    "fit_fay_herriot",
    "from_arcsine",
    "pooled_variances",
    "smoothed_variances",
]
