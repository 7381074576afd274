"""A thousand invented comments with what is personal in them marked: the gold set.

Every name, number and place is drawn here and belongs to nobody. Sentences stand in
`sentences/`; the rules were tuned on `clean` and `personal` alone, the `held_` files
were written before and looked at for their figures only.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from survey.masking.folding import without_marks
from tests.survey.masking.invented import INVENTED, NAMES, NUMBERS

SEED = 2026
SENTENCES = Path(__file__).parent / "sentences"
SLOT = re.compile(r"\{(\w+)\}")
Writing = Callable[[str], str]
# How people type: as they should, hurried, shouting, on a telephone without marks.
WRITINGS: tuple[tuple[Writing, int], ...] = (
    (str, 80),
    (lambda text: "".join(_bare_capital(c) for c in text), 8),
    (str.lower, 5),
    (str.upper, 2),
    (lambda text: unicodedata.normalize("NFD", text), 5),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a comment that is personal."""

    text: str
    sort: str

    @property
    def is_number(self) -> bool:
        return self.sort in NUMBERS

    @property
    def is_name(self) -> bool:
        return self.sort in NAMES


@dataclass(frozen=True, slots=True)
class Comment:
    """An invented comment, in pieces: plain text and what is personal."""

    pieces: tuple[str | Marked, ...]

    @property
    def text(self) -> str:
        return "".join(p if isinstance(p, str) else p.text for p in self.pieces)

    @property
    def marked(self) -> Iterator[tuple[int, int, Marked]]:
        """Yield what is personal, with its place in the composed text."""
        at = 0
        for piece in self.pieces:
            said = piece if isinstance(piece, str) else piece.text
            end = at + len(unicodedata.normalize("NFC", said))
            if isinstance(piece, Marked):
                yield at, end, piece
            at = end


def gold_set(part: str, *, n: int = 500) -> list[Comment]:
    """Return the comments of a part ("" or "held_"), half of them about somebody."""
    draw = random.Random(f"{SEED}{part}")
    clean, personal = (_lines(f"{part}{name}.txt") for name in ("clean", "personal"))
    return [_comment(draw, clean, personal if k % 2 else []) for k in range(n)]


def _lines(name: str) -> list[str]:
    return (SENTENCES / name).read_text("utf-8").splitlines()


def _comment(draw: random.Random, clean: list[str], personal: list[str]) -> Comment:
    sentences = draw.sample(clean, draw.choice((0, 1, 1, 2) if personal else (1, 2)))
    if personal:
        sentences.insert(draw.randint(0, len(sentences)), draw.choice(personal))
    [write] = draw.choices(*zip(*WRITINGS, strict=True))
    pieces = _filled(draw, " ".join(sentences))
    return Comment(
        tuple(
            write(p) if isinstance(p, str) else Marked(write(p.text), p.sort)
            for p in pieces
        )
    )


def _filled(draw: random.Random, sentence: str) -> Iterator[str | Marked]:
    for k, part in enumerate(SLOT.split(sentence)):
        if k % 2 == 0:
            yield part
        else:
            invented = INVENTED[part](draw)
            is_personal = part in NUMBERS | NAMES | {"mail", "link", "home"}
            yield Marked(invented, part) if is_personal else invented


def _bare_capital(letter: str) -> str:
    bare = without_marks(letter)
    return bare.upper() if letter.isupper() else bare
