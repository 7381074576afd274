"""Ranks with ties, the ranks a unit may have, and classes with their probability."""

from analysis.ranking.classes import class_probabilities, classify
from analysis.ranking.rank_sets import RankSet, table_rank_sets, unit_rank_sets
from analysis.ranking.ranks import competition_ranks

__all__ = [
    "RankSet",
    "class_probabilities",
    "classify",
    "competition_ranks",
    "table_rank_sets",
    "unit_rank_sets",
]
