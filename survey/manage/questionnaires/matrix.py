"""What each language of a draft has and lacks, part by part."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from survey.manage.operations.questionnaire_drafts.languages import (
    Slot,
    has_levels,
    n_lent,
    n_missing,
    slots,
)
from survey.manage.questionnaires.outline import language_of

LEVELS, PHRASES = "levels", "phrases"


class Row(NamedTuple):
    """A part, and how many texts each language lacks of it, in their order.

    Phrases that a language lacks are no gap: Vietnamese lends them.
    """

    part: str  # title, section, item, comment, levels, phrases
    code: str
    words: str
    lacks: tuple[int, ...]


class Matrix(NamedTuple):
    """The languages, how many texts each lacks in all, and the parts."""

    languages: tuple[str, ...]
    totals: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def lacking(self) -> list[Row]:
        """Return the parts that some language lacks something of."""
        return [row for row in self.rows if any(row.lacks)]

    @property
    def complete(self) -> list[Row]:
        """Return the parts that are there in every language."""
        return [row for row in self.rows if not any(row.lacks)]


def matrix_of(document: Mapping[str, Any]) -> Matrix:
    """Return what every language has and lacks."""
    languages = tuple(document["languages"])
    spoken = language_of(document)
    rows = [
        _row(part, code, list(found), languages, spoken)
        for (part, code), found in groupby(slots(document), lambda s: (s.part, s.code))
    ]
    levels = (0 if has_levels(document, code) else 1 for code in languages)
    phrases = (n_lent(document, code) for code in languages)
    return Matrix(
        languages,
        tuple(n_missing(document, code) for code in languages),
        (
            *rows,
            Row(LEVELS, "", "", tuple(levels)),
            Row(PHRASES, "", "", tuple(phrases)),
        ),
    )


def _row(
    part: str, code: str, found: list[Slot], languages: Iterable[str], spoken: str
) -> Row:
    lacks = (sum(1 for s in found if not s.texts.get(one)) for one in languages)
    words = found[0].texts.get(spoken) or next(iter(found[0].texts.values()), "")
    return Row(part, code, words, tuple(lacks))
