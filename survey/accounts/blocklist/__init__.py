"""Passwords that are guessed first: common ones, and words of the place."""

import gzip
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SIGNS = str.maketrans("@$!", "asi")
LOOKALIKES = str.maketrans("@$!431057", "asiaeiost")
ROWS = (
    "1234567890" * 13,
    "abcdefghijklmnopqrstuvwxyz" * 5,
    "qwertyuiopasdfghjklzxcvbnm" * 5,
)
FEWEST_DIFFERENT = 5  # characters
SHORTEST_WORD = 4  # letters; shorter ones stand in any good password
LEFT_OVER = 10  # characters besides known words that are guessed along with them
LEFT_LETTERS = 4


def fold(text: str) -> str:
    """Return small letters without diacritics: how guessers vary a word."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def squeeze(text: str) -> str:
    """Return the folded letters and digits alone."""
    return "".join(c for c in fold(text) if c.isalnum())


def is_common(password: str) -> bool:
    """Return whether a password stands on the list of the most common ones."""
    folded = fold(password)
    return not _common().isdisjoint({folded, folded.translate(LOOKALIKES)})


def is_simple(password: str) -> bool:
    """Return whether a password is a run of keys, or few characters repeated."""
    folded = fold(password)
    if len(set(folded)) < FEWEST_DIFFERENT:
        return True
    repeated = (folded + folded).find(folded, 1) < len(folded)
    return repeated or _is_run(folded)


def _is_run(text: str) -> bool:
    return any(run in row for row in ROWS for run in (text, text[::-1]))


def is_made_of(password: str, words: Iterable[str]) -> bool:
    """Return whether little but known words, years and signs makes up a password."""
    known = _words() | {squeeze(word) for word in words}
    longest_first = sorted(known, key=len, reverse=True)
    folded = fold(password)
    varied = (folded, folded.translate(SIGNS), folded.translate(LOOKALIKES))
    return any(_is_used_up(squeeze(text), longest_first) for text in varied)


def _is_used_up(text: str, words: Iterable[str]) -> bool:
    left = text
    for word in words:
        if len(word) >= SHORTEST_WORD:
            left = left.replace(word, "")
    if left == text:
        return False
    letters = sum(c.isalpha() for c in left)
    return _is_run(left) or (letters < LEFT_LETTERS and len(left) <= LEFT_OVER)


@cache
def _common() -> frozenset[str]:
    text = gzip.decompress((HERE / "common.txt.gz").read_bytes()).decode()
    return frozenset(text.split())


@cache
def _words() -> frozenset[str]:
    return frozenset((HERE / "words.txt").read_text().split())
