"""How far a factor's criteria, and the units' indices, can be relied on."""

from analysis.reliability.coefficients import (
    alpha_if_dropped,
    cronbach_alpha,
    feldt_interval,
    guttman_lambda6,
    mean_correlation,
    rest_correlations,
    standardized_alpha,
)
from analysis.reliability.moments import (
    Moments,
    correlation_matrix,
    merge_moments,
    moments,
    weighted_covariance,
)
from analysis.reliability.one_factor import OneFactor, omega_total, one_factor
from analysis.reliability.scales import ScaleReliability, scale_reliability
from analysis.reliability.units import (
    UnitReliability,
    between_unit_variance,
    unit_reliability,
)

__all__ = [
    "Moments",
    "OneFactor",
    "ScaleReliability",
    "UnitReliability",
    "alpha_if_dropped",
    "between_unit_variance",
    "correlation_matrix",
    "cronbach_alpha",
    "feldt_interval",
    "guttman_lambda6",
    "mean_correlation",
    "merge_moments",
    "moments",
    "omega_total",
    "one_factor",
    "rest_correlations",
    "scale_reliability",
    "standardized_alpha",
    "unit_reliability",
    "weighted_covariance",
]
