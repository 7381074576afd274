"""Names that are known beforehand, in every spelling people type them in."""

import re
from collections.abc import Collection, Iterator

from survey.masking.folding import folded, without_marks
from survey.masking.kinds import Kind, Span

FEWEST = 5  # letters: a shorter one without marks is part of too many words


def known_names(text: str, known: Collection[str]) -> Iterator[Span]:
    """Yield where names of a list stand in a folded text.

    Read without marks and capitals, "Hòa", "Hoà", "HÒA" and "hoa" are one spelling,
    composed or not; so only names of two words or more are looked for in that way.
    """
    bare = without_marks(text)
    for name in known:
        plain = " ".join(without_marks(folded(name)).split())
        if " " not in plain or len(plain) < FEWEST:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", bare):
            yield Span(*found.span(), Kind.NAME)
