"""Signs that answers did not come from visitors, for people to look into."""

from analysis.quality.bursts import (
    burst_chances,
    excess_responses,
    peer_dispersion,
    usual_rates,
)
from analysis.quality.groups import GroupQuality, group_quality
from analysis.quality.patterns import (
    SheetQuality,
    identical_sheets,
    longest_runs,
    response_variability,
    sheet_quality,
)
from analysis.quality.peers import chance_z, robust_z, share_z
from analysis.quality.review import FlagEffect, Review, flag_effect, review

__all__ = [
    "FlagEffect",
    "GroupQuality",
    "Review",
    "SheetQuality",
    "burst_chances",
    "chance_z",
    "excess_responses",
    "flag_effect",
    "group_quality",
    "identical_sheets",
    "longest_runs",
    "peer_dispersion",
    "response_variability",
    "review",
    "robust_z",
    "share_z",
    "sheet_quality",
    "usual_rates",
]
