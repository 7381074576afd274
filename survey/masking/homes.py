"""Where somebody lives: a hamlet, a group of houses, a house."""

import re
from collections.abc import Iterator

from survey.masking.codes import COUNTED
from survey.masking.folding import without_marks
from survey.masking.kinds import Kind, Span
from survey.masking.listing import listed

# Its first letter is a capital: checked once it is found, for there are too many.
WORD = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]{0,12}"
NAMED = re.compile(
    r"\b(?:[Tt]hôn|[Xx]óm|[Bb]ản|[Bb]uôn|[Bb]on|[Ấấ]p|[Ll]àng|[Pp]hum|[Ss]óc"
    r"|[Kk]hóm|[Kk]hu phố|[Tt]ổ dân phố|[Xx]ứ đồng)"
    rf" (?P<name>{WORD}(?: {WORD}){{0,3}}+(?: \d{{1,3}}(?!\w))?)"
)
NUMBERED = re.compile(
    r"\b(?:thon|xom|ap|doi|khom|khu pho|to dan pho|to|khu dan cu|khu)(?: so)?"
    rf" (?P<name>\d{{1,3}}[a-z]?(?![\w/]|\.\d){COUNTED})"
)
HOUSE = re.compile(
    r"\b(?:so nha|nha so|nha o so|can ho(?: so)?|ngo(?: so)?|hem(?: so)?|kiet|ngach)"
    r" (?P<name>[a-z]{0,2}\d{1,4}(?:[/.\-]\d{1,4}){0,4}[a-z]?(?!\w))"
    r"|\bso (?P<street>\d{1,4}(?:[/.\-]\d{1,4}){0,3}[a-z]? (?:duong|pho|ngo|hem) )"
)
# "bản Word", "bản PDF", "bản Kê khai": a sheet of paper, no hamlet.
NO_HAMLETS = listed(
    """
    word pdf excel scan kê cam photo sao chính gốc vẽ đồ án tin giấy in a4
    """
)


def homes(text: str) -> Iterator[Span]:
    """Yield where people say that they live, in a folded text."""
    for found in NAMED.finditer(text):
        name = _capitals(found["name"])
        if name and name.split()[0].lower() not in NO_HAMLETS:
            start = found.start("name")
            yield Span(start, start + len(name), Kind.HOME)
    bare = without_marks(text)
    for found in NUMBERED.finditer(bare):
        yield Span(*found.span("name"), Kind.HOME)
    for found in HOUSE.finditer(bare):
        group = "name" if found["name"] else "street"
        yield Span(*found.span(group), Kind.HOME)


def _capitals(name: str) -> str:
    """Return the words of a name up to the first that is written small."""
    words = name.split(" ")
    small = (k for k, word in enumerate(words) if word[0].islower())
    return " ".join(words[: next(small, len(words))])
