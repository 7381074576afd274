"""The words of a text, each with its place and what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from survey.masking.folding import without_marks

FEWEST = 8  # words; two names are nothing but capitals
WORD = re.compile(r"\w['’]?\w*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    text: str
    low: str  # in small letters
    bare: str  # in small letters without marks
    start: int
    end: int
    gap: str  # what stands between it and the word before

    @property
    def is_capital(self) -> bool:
        """Return whether it begins with a capital, as names do."""
        return self.text[0].isupper()

    @property
    def follows(self) -> bool:
        """Return whether only a space parts it from the word before."""
        return self.gap in {" ", "  "}


def words_in(text: str) -> list[Word]:
    """Return the words of a folded text in their order."""
    bare, words, last = without_marks(text), list[Word](), 0
    for found in WORD.finditer(text):
        start, end = found.span()
        gap = text[last:start]
        words.append(Word(found[0], found[0].lower(), bare[start:end], start, end, gap))
        last = end
    return words


def says_by_capitals(words: Sequence[Word]) -> bool:
    """Return whether capitals tell names from other words in this text.

    They do not where everything is written in capitals, or every word with one.
    """
    letters = [word for word in words if word.text[0].isalpha()]
    n_capital = sum(word.is_capital for word in letters)
    n_shouted = sum(len(word.text) > 1 and word.text.isupper() for word in letters)
    most = 0.8 * len(letters)
    return len(letters) < FEWEST or (
        n_capital < most and n_shouted < 0.7 * len(letters)
    )
