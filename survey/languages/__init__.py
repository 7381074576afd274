"""Questionnaire languages as data, apart from the interface's catalogues."""

from survey.languages.files import LanguageError, read_languages
from survey.languages.phrases import Phrases
from survey.languages.spoken import OWN_NAMES, own_name_of
from survey.languages.todays import todays_texts

__all__ = [
    "OWN_NAMES",
    "LanguageError",
    "Phrases",
    "own_name_of",
    "read_languages",
    "todays_texts",
]
