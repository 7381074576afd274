"""Sample sizes, their allocation to units, quotas and weekly targets."""

from analysis.planning.allocation import allocate
from analysis.planning.apportionment import apportion
from analysis.planning.effects import design_effect
from analysis.planning.margins import wilson_margin
from analysis.planning.quotas import DA_NANG_2016, Step, step_quota
from analysis.planning.sizes import SampleSize, cochran_size, yamane_size
from analysis.planning.weeks import Carry, weekly_targets
from analysis.planning.wilson_sizes import sheets_still_needed, wilson_size

__all__ = [
    "DA_NANG_2016",
    "Carry",
    "SampleSize",
    "Step",
    "allocate",
    "apportion",
    "cochran_size",
    "design_effect",
    "sheets_still_needed",
    "step_quota",
    "weekly_targets",
    "wilson_margin",
    "wilson_size",
    "yamane_size",
]
