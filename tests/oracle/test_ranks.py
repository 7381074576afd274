"""Ranks and rank sets, against base R."""

from numpy.testing import assert_array_equal

from analysis import competition_ranks, table_rank_sets, unit_rank_sets
from tests.oracle.samples import column

RANKS = "misc/expected/ranks"


def test_ranks():
    index, se = column(RANKS, "est"), column(RANKS, "se")
    assert_array_equal(competition_ranks(index, decimals=4), column(RANKS, "rank_min"))
    table = table_rank_sets(index, se)
    assert_array_equal(table.best, column(RANKS, "holm_L"))
    assert_array_equal(table.worst, column(RANKS, "holm_U"))
    own = unit_rank_sets(index, se)
    assert_array_equal(own.best, column(RANKS, "marg_holm_L"))
    assert_array_equal(own.worst, column(RANKS, "marg_holm_U"))
