"""Questionnaire languages as data, apart from the interface's catalogues."""

from survey.languages.files import LanguageError, read_languages
from survey.languages.phrases import Phrases

__all__ = ["LanguageError", "Phrases", "read_languages"]
