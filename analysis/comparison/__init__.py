"""Differences between units and years: tests, limits, many at once, verdicts."""

from analysis.comparison.differences import Difference, difference, satterthwaite_df
from analysis.comparison.games_howell import Pairs, games_howell
from analysis.comparison.mover import error_correlation, mover_interval
from analysis.comparison.multiplicity import benjamini_hochberg, bonferroni, holm
from analysis.comparison.simultaneous import games_howell_limits
from analysis.comparison.studentized_range import (
    studentized_range_quantile,
    studentized_range_tail,
)
from analysis.comparison.verdicts import (
    MINIMUM_DIFFERENCE,
    Verdict,
    equivalence_p,
    interval_verdict,
    official_verdicts,
    screening_verdicts,
)

__all__ = [
    "MINIMUM_DIFFERENCE",
    "Difference",
    "Pairs",
    "Verdict",
    "benjamini_hochberg",
    "bonferroni",
    "difference",
    "equivalence_p",
    "error_correlation",
    "games_howell",
    "games_howell_limits",
    "holm",
    "interval_verdict",
    "mover_interval",
    "official_verdicts",
    "satterthwaite_df",
    "screening_verdicts",
    "studentized_range_quantile",
    "studentized_range_tail",
]
