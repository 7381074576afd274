"""The door to the statistics: columns of answers go in, rows of figures come out.

Of the site this package alone imports `analysis`.
"""

from analysis import N_LEVELS, Stratum, competition_ranks, par_points
from survey.measure.changes import Compared, Family, Pair, Side, compare
from survey.measure.collecting import Collecting
from survey.measure.drivers import Answered, Driven, FactorFigures, find_drivers
from survey.measure.instrument import CONFIDENCE, WEAK, Instrument
from survey.measure.measured import Measured
from survey.measure.middles import Middle, middle
from survey.measure.pairs import MOST_UNITS, UnitPair, pairs_of
from survey.measure.positions import Position, Positions, positions
from survey.measure.rates import rate_of
from survey.measure.sets import analyse_set
from survey.measure.standings import (
    Classed,
    Place,
    Standing,
    classed,
    places,
    standings,
)
from survey.measure.trend import Cell, Charted, Weekly, Weeks, chart_weeks
from survey.measure.weights import transaction_weights

__all__ = [
    "CONFIDENCE",
    "MOST_UNITS",
    "N_LEVELS",
    "WEAK",
    "Answered",
    "Cell",
    "Charted",
    "Classed",
    "Collecting",
    "Compared",
    "Driven",
    "FactorFigures",
    "Family",
    "Instrument",
    "Measured",
    "Middle",
    "Pair",
    "Place",
    "Position",
    "Positions",
    "Side",
    "Standing",
    "Stratum",
    "UnitPair",
    "Weekly",
    "Weeks",
    "analyse_set",
    "chart_weeks",
    "classed",
    "compare",
    "competition_ranks",
    "find_drivers",
    "middle",
    "pairs_of",
    "par_points",
    "places",
    "positions",
    "rate_of",
    "standings",
    "transaction_weights",
]
