"""Sets of criteria of the PAR Index as data, and points added up by them."""

from survey.par.criteria import Area, CriteriaSet, Criterion, Exemption, Item
from survey.par.document import to_document
from survey.par.files import criteria_set_of_toml, shipped_sets
from survey.par.index import Scored, Sum, claimed, settled
from survey.par.parse import CriteriaSetError, parse_criteria_set

__all__ = [
    "Area",
    "CriteriaSet",
    "CriteriaSetError",
    "Criterion",
    "Exemption",
    "Item",
    "Scored",
    "Sum",
    "claimed",
    "criteria_set_of_toml",
    "parse_criteria_set",
    "settled",
    "shipped_sets",
    "to_document",
]
