"""Documents other people write: every value checked, every problem kept, one digest."""

from survey.documents.canonical import canonical, digest
from survey.documents.prose import LANGUAGE, Texts
from survey.documents.table import DocumentError, Table

__all__ = ["LANGUAGE", "DocumentError", "Table", "Texts", "canonical", "digest"]
