"""Telephone numbers written in words: "không chín một hai…"."""

from collections.abc import Iterator, Sequence

from survey.masking.folding import without_marks
from survey.masking.kinds import Kind, Span
from survey.masking.listing import listed
from survey.masking.words_in import Word

SAID = listed("không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười")
DIGITS = SAID | {without_marks(word) for word in SAID}
FILLERS = listed("mươi linh lẻ trăm muoi le tram")  # "chín mươi tám"
GAP = frozenset(" .,-–_/\n")
FEWEST_SAID = 3  # "năm 2024, 2025" is two years
FEWEST = 8  # digits in a row that no count and no proverb has


def spelled_numbers(words: Sequence[Word]) -> Iterator[Span]:
    """Yield runs of digits of which some are written in words."""
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and _goes_on(words, start, end):
            end += 1
        run = words[start:end]
        n_said = sum(word.low in DIGITS for word in run)
        n = n_said + sum(len(word.low) for word in run if word.low.isdecimal())
        if n >= FEWEST and n_said >= FEWEST_SAID:
            yield Span(run[0].start, run[-1].end, Kind.PHONE)
        start = max(end, start + 1)


def _goes_on(words: Sequence[Word], start: int, at: int) -> bool:
    word = words[at]
    is_digit = word.low.isdecimal() or word.low in DIGITS | FILLERS
    is_near = at == start or (len(word.gap) <= 3 and set(word.gap) <= GAP)
    return is_digit and is_near
