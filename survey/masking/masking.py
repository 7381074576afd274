"""All rules over one text, and the text with what they found masked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from survey.masking.addresses import addresses
from survey.masking.codes import codes
from survey.masking.folding import folded
from survey.masking.homes import homes
from survey.masking.kinds import WORDS, Span
from survey.masking.known import known_names
from survey.masking.names import names
from survey.masking.numbers import numbers
from survey.masking.spelled import spelled_numbers
from survey.masking.words_in import words_in


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without what could lead to somebody."""

    text: str
    read: str  # what the rules read; never to be shown
    spans: tuple[Span, ...]  # of `read`

    @property
    def is_changed(self) -> bool:
        """Return whether anything was masked."""
        return bool(self.spans)


def mask(text: str, *, known: Collection[str] = ()) -> Masked:
    """Return a text with every personal stretch replaced by what it was.

    Never raises; in time proportional to the length of the text. `known` are names
    to look for in all spellings.
    """
    read = folded(text)
    words = words_in(read)
    found = joined(
        (
            *addresses(read),
            *codes(read),
            *numbers(read),
            *spelled_numbers(words),
            *names(words),
            *homes(read),
            *known_names(read, known),
        )
    )
    return Masked(_replaced(read, found), read, found)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in their order, those that overlap as one of the longest's kind."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        last = found[-1] if found else None
        if last is None or span.start >= last.end:
            found.append(span)
        elif span.end > last.end:
            longer = max(last, span, key=lambda one: one.end - one.start)
            found[-1] = Span(last.start, span.end, longer.kind)
    return tuple(found)


def _replaced(text: str, spans: Iterable[Span]) -> str:
    parts, last = list[str](), 0
    for span in spans:
        parts += (text[last : span.start], WORDS[span.kind])
        last = span.end
    return "".join((*parts, text[last:]))
