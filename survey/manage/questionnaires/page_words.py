"""What phrases of the citizen's page are called where they are written or missing."""

from collections.abc import Mapping
from dataclasses import asdict
from textwrap import shorten

from flask_babel import gettext as _

from survey.i18n import language
from survey.languages import read_languages

MOST_QUOTED = 60  # characters of a phrase inside a sentence


def labels_of(phrases: Mapping[str, str]) -> dict[str, str]:
    """Return the labels of phrases: their words in the language of the page."""
    # In its own words the name of a language would name the wrong one.
    name = _("Tên của ngôn ngữ, viết bằng chính ngôn ngữ ấy")
    return {**phrases, "own_name": name}


def quoted(key: str) -> str:
    """Return a phrase inside a sentence; a key that is no phrase stays itself."""
    found = read_languages().get(language())
    words = labels_of(asdict(found) if found else {}).get(key)
    return f"“{shorten(words, MOST_QUOTED, placeholder='…')}”" if words else key
