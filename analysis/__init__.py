"""Statistics behind a release: arrays in, frozen results out.

Needs numpy, scipy and the standard library; knows nothing of the web or a database.
"""

from analysis.answers import BLANK, N_LEVELS, NOT_APPLICABLE, decode
from analysis.estimates import Estimate, covariance, estimate
from analysis.intervals import (
    Interval,
    beta_interval,
    korn_graubard_size,
    logit_interval,
    t_quantile,
    wald_interval,
    wilson_interval,
)
from analysis.ranks import classify, competition_ranks
from analysis.rounding import par_points, round_half_up
from analysis.scores import MEAN, SHARE, score_map
from analysis.strata import Stratum
from analysis.summaries import summarise, summarise_many
from analysis.tallies import from_counts
from analysis.tree import OVERALL, Aggregate, Level, Tree
from analysis.weights import PostStratification, kish_effect, poststratify

__all__ = [
    "BLANK",
    "MEAN",
    "NOT_APPLICABLE",
    "N_LEVELS",
    "OVERALL",
    "SHARE",
    "Aggregate",
    "Estimate",
    "Interval",
    "Level",
    "PostStratification",
    "Stratum",
    "Tree",
    "beta_interval",
    "classify",
    "competition_ranks",
    "covariance",
    "decode",
    "estimate",
    "from_counts",
    "kish_effect",
    "korn_graubard_size",
    "logit_interval",
    "par_points",
    "poststratify",
    "round_half_up",
    "score_map",
    "summarise",
    "summarise_many",
    "t_quantile",
    "wald_interval",
    "wilson_interval",
]
