"""Sets of files: sheets, design and index in, tables of figures out."""

from analysis.sets.faults import Fault, SetError
from analysis.sets.reading import read_set
from analysis.sets.survey_set import SurveySet
from analysis.sets.writing import tables_of, write_tables

__all__ = ["Fault", "SetError", "SurveySet", "read_set", "tables_of", "write_tables"]
