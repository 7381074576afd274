"""Groups of respondents inside the same sampling units: indices and differences."""

from analysis.groups.figures import GroupFigures, group_figures, share_figures
from analysis.groups.limits import GroupIndices, guarded_limits
from analysis.groups.spread import covariance_of_sums, residuals_of_sums
from analysis.groups.sums import (
    GroupSums,
    group_sums,
    scores_of_sheets,
    sums_of_scores,
)
from analysis.groups.verdicts import verdicts_in_rows

__all__ = [
    "GroupFigures",
    "GroupIndices",
    "GroupSums",
    "covariance_of_sums",
    "group_figures",
    "group_sums",
    "guarded_limits",
    "residuals_of_sums",
    "scores_of_sheets",
    "share_figures",
    "sums_of_scores",
    "verdicts_in_rows",
]
