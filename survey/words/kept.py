"""Values that the audit keeps, as a person reads them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from survey.i18n import day
from survey.words.fieldwork import outcome_word, rule_word
from survey.words.methods import weighting_word
from survey.words.offices import kind_word
from survey.words.outside import mark_word, subject_kind_word
from survey.words.paper import recalled_word
from survey.words.roles import role_word
from survey.words.rounds import channel_word, population_word

LONGEST = 400  # characters that a page shows; an exported file has them all
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# Codes are kept: they stay what they are when words change.
WORDS: Mapping[str, Callable[[Any], str]] = {
    "role": role_word,
    "kind": kind_word,
    "weighting": weighting_word,
    "channels": channel_word,
    "populations": population_word,
    "population": population_word,
    "recalled": recalled_word,
    "outcome": outcome_word,
    "rule": rule_word,
    "subject_kind": subject_kind_word,
    "mark": mark_word,
}


def kept_value(name: str, value: object) -> str:
    """Return a field's value in words; what has none stands as it is kept."""
    if isinstance(value, list | tuple):
        text = ", ".join(kept_value(name, one) for one in value)
    elif isinstance(value, dict):
        text = "; ".join(f"{key}: {kept_value(key, one)}" for key, one in value.items())
    elif value is None or value == "" or isinstance(value, bool):
        text = _known_word(value)
    else:
        text = _in_words(name, str(value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _in_words(name: str, kept: str) -> str:
    try:
        if DAY.fullmatch(kept):
            return day(date.fromisoformat(kept))
        return WORDS[name](kept) if name in WORDS else kept
    except (KeyError, ValueError):
        return kept  # a code of an earlier version, or another thing's kind


def _known_word(value: object) -> str:
    yes, no, nothing = _("có"), _("không"), _("(trống)")
    word: str = nothing if value in {None, ""} else yes if value else no
    return word
