"""Sets of criteria of the PAR Index as data, and points added up by them."""

from survey.par.criteria import Area, CriteriaSet, Criterion, Exemption, Item
from survey.par.document import to_document
from survey.par.files import criteria_set_of_toml, shipped_sets
from survey.par.index import Scored, Sum, claimed, difference, settled
from survey.par.parse import CriteriaSetError, parse_criteria_set
from survey.par.standings import MISSING, Judged, Place, Standing, standings
from survey.par.years import Step, Year, YearChange, step, year_change

__all__ = [
    "MISSING",
    "Area",
    "CriteriaSet",
    "CriteriaSetError",
    "Criterion",
    "Exemption",
    "Item",
    "Judged",
    "Place",
    "Scored",
    "Standing",
    "Step",
    "Sum",
    "Year",
    "YearChange",
    "claimed",
    "criteria_set_of_toml",
    "difference",
    "parse_criteria_set",
    "settled",
    "shipped_sets",
    "standings",
    "step",
    "to_document",
    "year_change",
]
