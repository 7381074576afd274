"""Ranks with ties, the ranks a unit may have, and classes with their probability."""

from analysis.ranking.bands import classify
from analysis.ranking.bootstrap import bootstrap_rank_sets
from analysis.ranking.chances import chance_at_least
from analysis.ranking.class_table import ClassTable, class_table
from analysis.ranking.classes import class_probabilities
from analysis.ranking.interval_rank_sets import interval_rank_sets
from analysis.ranking.rank_sets import RankSet, table_rank_sets, unit_rank_sets
from analysis.ranking.ranks import competition_ranks
from analysis.ranking.tiers import tiers
from analysis.ranking.top_sets import top_set
from analysis.ranking.verdicts import (
    Certainty,
    ClassVerdict,
    certainty,
    class_verdict,
    may_downgrade,
)

__all__ = [
    "Certainty",
    "ClassTable",
    "ClassVerdict",
    "RankSet",
    "bootstrap_rank_sets",
    "certainty",
    "chance_at_least",
    "class_probabilities",
    "class_table",
    "class_verdict",
    "classify",
    "competition_ranks",
    "interval_rank_sets",
    "may_downgrade",
    "table_rank_sets",
    "tiers",
    "top_set",
    "unit_rank_sets",
]
