"""Which factors go along with overall satisfaction, and which to improve first."""

from analysis.drivers.by_factor import drivers_from_levels
from analysis.drivers.decomposition import Decomposition, decompose
from analysis.drivers.factor_scores import FactorScores, factor_scores
from analysis.drivers.key_drivers import KeyDrivers, key_drivers
from analysis.drivers.priorities import (
    Priorities,
    Quadrant,
    limits_against_mean,
    priorities,
)
from analysis.drivers.rest import RestAssociation, rest_association

__all__ = [
    "Decomposition",
    "FactorScores",
    "KeyDrivers",
    "Priorities",
    "Quadrant",
    "RestAssociation",
    "decompose",
    "drivers_from_levels",
    "factor_scores",
    "key_drivers",
    "limits_against_mean",
    "priorities",
    "rest_association",
]
