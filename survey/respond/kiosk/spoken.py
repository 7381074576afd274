"""What a kiosk says besides the questionnaire: one file of words a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "words"
FIRST = "vi"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a kiosk in one language, named by what they are for."""

    invitation: str  # before anybody has begun
    begin: str
    scan: str  # beside the changing QR code
    count: str  # {number} of {total} questions
    back: str
    go_on: str
    skip: str  # a question that need not be answered
    leave: str  # without sending
    ready: str  # after the last question
    ready_text: str
    still_there: str  # nobody has touched anything for a while
    still_there_text: str  # {seconds} are left
    kept: str  # beside the thanks, while the sheet waits for a network
    done: str  # back to the start
    unkept_heading: str  # neither sent nor kept
    unkept_text: str
    unheard: str  # a recording that is not to be had
    resting_heading: str  # no round takes sheets here
    resting_text: str


@cache
def spoken_words() -> Mapping[str, Words]:
    """Return the words of every language there is, Vietnamese first."""
    files = sorted(FOLDER.glob("*.toml"), key=lambda f: (f.stem != FIRST, f.stem))
    return {file.stem: _read(file) for file in files}


def words_in(language: str) -> tuple[str, Words]:
    """Return the words of a language and its code; Vietnamese where there are none."""
    known = spoken_words()
    code = language if language in known else FIRST
    return code, known[code]


def _read(file: Path) -> Words:
    return Words(**tomllib.loads(file.read_text(encoding="utf-8")))
