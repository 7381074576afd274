"""Documents other people write: every value checked, every flaw kept, one digest."""

from survey.documents.canonical import canonical, digest
from survey.documents.flaw import DocumentError, Flaw, flaw
from survey.documents.prose import LANGUAGE, Texts
from survey.documents.table import Table
from survey.documents.written import written

__all__ = [
    "LANGUAGE",
    "DocumentError",
    "Flaw",
    "Table",
    "Texts",
    "canonical",
    "digest",
    "flaw",
    "written",
]
