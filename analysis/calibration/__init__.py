"""Weights brought to known totals, what they do to estimates, and averages of units."""

from analysis.calibration.calibrated import Calibration, Method
from analysis.calibration.cells import Cells
from analysis.calibration.estimates import NodeEstimate, calibrated_estimates
from analysis.calibration.extremes import WeightReport, weight_report
from analysis.calibration.margins import Margins
from analysis.calibration.numbers import calibrate_to_totals
from analysis.calibration.trimming import trim_weights
from analysis.calibration.units import Averaging, UnitsMean, mean_of_units
from analysis.calibration.weighting import calibrate, poststratify_cells

__all__ = [
    "Averaging",
    "Calibration",
    "Cells",
    "Margins",
    "Method",
    "NodeEstimate",
    "UnitsMean",
    "WeightReport",
    "calibrate",
    "calibrate_to_totals",
    "calibrated_estimates",
    "mean_of_units",
    "poststratify_cells",
    "trim_weights",
    "weight_report",
]
