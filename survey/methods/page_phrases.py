"""The phrases of a questionnaire's page, and where a language has to borrow them."""

from collections.abc import Mapping, Sequence

from survey.documents import Table
from survey.languages import OWN_NAMES, Phrases, todays_texts
from survey.languages.files import read_phrases
from survey.languages.phrases import KEYS, OWN_NAME

LENDER = "vi"  # everybody who hands in a dossier meets it there


def read_page(
    table: Table, languages: Sequence[str]
) -> tuple[dict[str, Phrases], dict[str, Mapping[str, str]]]:
    """Return the phrases by language, and by language which are whose.

    Phrases the product learnt since a document was frozen are today's. What a language
    has in neither is lent by Vietnamese, and the page says so to screen readers.
    """
    today = todays_texts()
    lendable = _lendable(table, today[LENDER])
    phrases: dict[str, Phrases] = {}
    lent: dict[str, Mapping[str, str]] = {}
    for code in languages:
        row = table.table(code)
        own = _own(row.values)
        ours = today.get(code) or _named(code)
        values = {**lendable, **ours, **own}
        phrases[code] = read_phrases(values, row.place, flaws=row.flaws)
        others = {k: code if k in ours else LENDER for k in values if k not in own}
        if others:
            lent[code] = others
    return phrases, lent


def _own(values: Mapping[str, object]) -> dict[str, object]:
    return {key: text for key, text in values.items() if key in KEYS}


def _named(language: str) -> Mapping[str, str]:
    """Return the name of a language that the product has no other phrase in."""
    return {OWN_NAME: OWN_NAMES[language]} if language in OWN_NAMES else {}


def _lendable(table: Table, today: Mapping[str, str]) -> dict[str, object]:
    """Return the Vietnamese words: the document's own, else the product's."""
    given = table.values.get(LENDER)
    words = {**today, **_own(given if isinstance(given, Mapping) else {})}
    return {key: text for key, text in words.items() if key != OWN_NAME}
