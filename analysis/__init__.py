"""Statistics behind a release: arrays in, frozen results out.

Needs numpy, scipy and the standard library; knows nothing of the web or a database.
"""

from analysis.answers import BLANK, N_LEVELS, NOT_APPLICABLE, decode
from analysis.design import Design, summarise_design
from analysis.estimates import Estimate, covariance, estimate
from analysis.intervals import Interval, logit_interval, t_quantile, wald_interval
from analysis.means import Means, estimate_means, respondent_scores
from analysis.nodes import OVERALL, Aggregate, Level
from analysis.proportions import (
    beta_interval,
    korn_graubard_size,
    wilson_interval,
)
from analysis.ranking import (
    RankSet,
    class_probabilities,
    classify,
    competition_ranks,
    table_rank_sets,
    unit_rank_sets,
)
from analysis.rounding import par_points, round_half_up
from analysis.scores import MEAN, SHARE, Score, score_map
from analysis.stratum import Stratum
from analysis.summaries import summarise, summarise_many
from analysis.tallies import from_counts
from analysis.tree import Tree
from analysis.weights import PostStratification, kish_effect, poststratify

__all__ = [
    "BLANK",
    "MEAN",
    "NOT_APPLICABLE",
    "N_LEVELS",
    "OVERALL",
    "SHARE",
    "Aggregate",
    "Design",
    "Estimate",
    "Interval",
    "Level",
    "Means",
    "PostStratification",
    "RankSet",
    "Score",
    "Stratum",
    "Tree",
    "beta_interval",
    "class_probabilities",
    "classify",
    "competition_ranks",
    "covariance",
    "decode",
    "estimate",
    "estimate_means",
    "from_counts",
    "kish_effect",
    "korn_graubard_size",
    "logit_interval",
    "par_points",
    "poststratify",
    "respondent_scores",
    "round_half_up",
    "score_map",
    "summarise",
    "summarise_design",
    "summarise_many",
    "t_quantile",
    "table_rank_sets",
    "unit_rank_sets",
    "wald_interval",
    "wilson_interval",
]
