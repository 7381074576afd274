"""Names of people: what follows a form of address, and what begins with a surname."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from survey.masking.kinds import Kind, Span
from survey.masking.lexicon import MARKED, Lexicon, unmarked
from survey.masking.lone import is_lone
from survey.masking.surnames import MIDDLE, PREFIXES
from survey.masking.words_in import Word, says_by_capitals

LONGEST = 4  # words of a name after a form of address
LONGEST_FULL = 5  # words of a name from its surname on
SMALL_FULL = 3  # words of a name that nothing but its words tells
GAPS = frozenset({" ", "  ", ": ", ":", " : "})
POINTED = frozenset({"mr", "ms", "mrs"})
PREFIXED = ("h'", "k'", "h’", "k’")


def names(words: Sequence[Word]) -> Iterator[Span]:
    """Yield the names of people among the words of a text."""
    reading = _Reading.of(words)
    at = 0
    while at < len(words):
        begin, end = reading.name_at(at)
        if end > begin:
            yield Span(words[begin].start, words[end - 1].end, Kind.NAME)
        at = max(end, at + 1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a text, and how its writer writes."""

    words: Sequence[Word]
    lexicon: Lexicon
    has_capitals: bool

    @classmethod
    def of(cls, words: Sequence[Word]) -> "_Reading":
        has_marks = any(word.low != word.bare for word in words)
        lexicon = MARKED if has_marks else unmarked()
        return cls(words, lexicon, says_by_capitals(words))

    def name_at(self, at: int) -> tuple[int, int]:
        """Return where the name that the word at `at` tells of begins and ends."""
        begin = self._after_address(at)
        if begin:
            ends = [self._small(begin, fewest=2), self._full(begin)]
            if self.has_capitals:
                ends.append(self._capitals(begin, LONGEST))
            end = max(*ends, self._given(begin))
            if end > begin:
                return begin, end
        lone = self.has_capitals and self.lexicon.has_marks and is_lone(self.words, at)
        return at, max(
            self._full(at), self._small(at, fewest=SMALL_FULL), at + int(lone)
        )

    def _after_address(self, at: int) -> int:
        """Return where a name begins that the words at `at` lead to; 0 for none."""
        lexicon, one = self.lexicon, self.words[at].low
        two = f"{one} {self.words[at + 1].low}" if at + 1 < len(self.words) else ""
        if two in lexicon.official or two in lexicon.introducing:
            begin = at + 2
        elif one in lexicon.familiar or one in lexicon.introducing:
            begin = at + 1
        else:
            return 0
        if begin >= len(self.words):
            return 0
        gap = self.words[begin].gap
        return begin if gap in GAPS or (one in POINTED and gap == ". ") else 0

    def _capitals(self, begin: int, most: int) -> int:
        """Return the end of the capitals from `begin` on that can be a name."""
        words, end = self.words, begin
        while end < min(begin + most, len(words)) and (
            words[end].is_capital and (end == begin or words[end].follows)
        ):
            if words[end].low in self.lexicon.never or self._is_office(end):
                break
            end += 1
        return end

    def _is_office(self, at: int) -> bool:
        """Return whether an office is called so: "Tư pháp", not "Nguyễn Công An"."""
        if self._pair(at) not in self.lexicon.institutions:
            return False
        is_full = at > 0 and self.words[at - 1].low in self.lexicon.surnames
        return not (is_full and self.words[at + 1].is_capital)

    def _given(self, begin: int) -> int:
        """Return the end of a given name, however it is written: "chị hương"."""
        lexicon, word, before = self.lexicon, self.words[begin], self.words[begin - 1]
        # Without marks "co hoa don" is a bill, and "chi tien" is paying.
        if not lexicon.has_marks or before.low not in lexicon.familiar:
            return begin
        is_name = word.low in lexicon.given and self._pair(begin) not in (
            lexicon.ordinary | lexicon.institutions
        )
        is_speaker = before.low in {"em", "cháu"} and word.low in {"mai", "như"}
        return begin + (is_name and not is_speaker)

    def _full(self, at: int) -> int:
        """Return the end of a name that begins with its surname at `at`, or `at`."""
        words, first = self.words, self.words[at]
        if at + 1 >= len(words) or not words[at + 1].follows or self._is_of_place(at):
            return at
        is_surname = first.low in self.lexicon.surnames
        is_prefix = first.low in PREFIXES or first.low.startswith(PREFIXED)
        if self.has_capitals and first.is_capital and (is_surname or is_prefix):
            end = self._capitals(at, LONGEST_FULL)
            is_town = self._pair(at) in self.lexicon.towns and end - at == 2
            return end if end - at >= 2 and not is_town else at
        if is_surname and words[at + 1].low in MIDDLE:
            return min(at + 3, len(words))
        return at

    def _small(self, at: int, *, fewest: int) -> int:
        """Return the end of a full name of known words, however they are written."""
        words, lexicon = self.words, self.lexicon
        if not lexicon.has_marks or words[at].low not in lexicon.surnames:
            return at
        capitals = [word.is_capital for word in words[at : at + 2]]
        if capitals == [False, True]:  # "từ Kiên Giang"
            return at
        end, known = at + 1, lexicon.given | lexicon.middles
        while end < min(at + LONGEST_FULL, len(words)) and (
            words[end].follows and words[end].low in known
        ):
            end += 1
        no_name = lexicon.ordinary | lexicon.towns | lexicon.institutions
        is_name = end - at >= fewest and self._pair(at) not in no_name
        return end if is_name and not self._is_of_place(at) else at

    def _is_of_place(self, at: int) -> bool:
        """Return whether a street or an office is called so."""
        words = self.words
        if at == 0 or not words[at].follows:
            return False
        before = words[at - 1].low
        two = f"{words[at - 2].low}-{before}" if at > 1 else ""
        return not self.lexicon.before_places.isdisjoint({before, two})

    def _pair(self, at: int) -> str:
        words = self.words
        if at + 1 >= len(words) or not words[at + 1].follows:
            return words[at].low
        return f"{words[at].low}-{words[at + 1].low}"
