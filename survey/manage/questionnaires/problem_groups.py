"""Problems as the page of a draft sums them up: each one, or so many of a language."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from survey.manage.questionnaires.problem_words import Told

MOST_LISTED = 3  # texts that a language lacks, each told by itself


class Lacking(NamedTuple):
    """A language that many texts are missing in."""

    language: str
    n: int
    n_phrases: int  # of them, what the page says besides the questions


class Problems(NamedTuple):
    """What keeps a draft from being published."""

    listed: tuple[Told, ...]
    lacking: tuple[Lacking, ...]

    @property
    def n(self) -> int:
        """Return how many problems there are, in groups or not."""
        return len(self.listed) + sum(one.n for one in self.lacking)


def grouped(problems: Iterable[Told]) -> Problems:
    """Return problems with the texts that a new language lacks only counted."""
    by_language: dict[str, list[Told]] = {}
    found = tuple(problems)
    for one in found:
        by_language.setdefault(one.lacks, []).append(one)
    many = {
        language: ones
        for language, ones in by_language.items()
        if language and len(ones) > MOST_LISTED
    }
    return Problems(
        tuple(one for one in found if one.lacks not in many),
        tuple(_lacking(language, ones) for language, ones in many.items()),
    )


def _lacking(language: str, problems: Sequence[Told]) -> Lacking:
    n_phrases = sum(1 for one in problems if one.spot.part == "phrases")
    return Lacking(language, len(problems), n_phrases)
