"""What a cell of a past sheet says, as the character that a sheet keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from survey.methods.answers import APART, BLANK, CHOSEN, NOT_CHOSEN, NUMBERS
from survey.methods.form import Form, Item, Kind

NOTHING = frozenset({"", ".", "#n/a", "n/a"})
NOT_APPLICABLE = frozenset({"-", "0", "không áp dụng", "not applicable"})
SEPARATORS = str.maketrans(";|", ",,")


@dataclass(slots=True)
class Lexicon:
    """What the words of a file stand for; a word is looked up once."""

    own: Mapping[str, str]  # what somebody said of a word: a number, - or .
    levels: Mapping[str, str]
    _known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def read(self, item: Item, text: str) -> str | None:
        """Return the characters of an answer; None where nobody knows what it means."""
        key = (item.code, text)
        if key not in self._known:
            self._known[key] = self._read(item, text)
        return self._known[key]

    def _read(self, item: Item, text: str) -> str | None:
        word = text.strip().casefold()
        word = self.own.get(word, word)
        if word in NOTHING:
            return BLANK * item.width
        if item.kind is Kind.CHOICES:
            return self._choices(item, word)
        if word in NOT_APPLICABLE:
            return APART if item.has_apart else None
        known = self.levels if item.kind is Kind.CRITERION else _options(item)
        number = known.get(word, _whole(word))
        return number if number in NUMBERS[: len(item.options)] else None

    def _choices(self, item: Item, text: str) -> str | None:
        options = _options(item)
        parts = [self.own.get(one, one) for one in _parts(text)]
        numbers = {options.get(one, _whole(one)) for one in parts}
        allowed = NUMBERS[: item.width]
        if not all(one and one in allowed for one in numbers):
            return None
        if len(numbers) > item.most:
            return None
        return "".join(CHOSEN if one in numbers else NOT_CHOSEN for one in allowed)


def lexicon_of(form: Form, own: Mapping[str, str]) -> Lexicon:
    """Return what words mean in a round, and what somebody said besides."""
    levels = {
        word.casefold(): NUMBERS[at]
        for words in form.levels.values()
        for at, word in enumerate(words)
    }
    return Lexicon(own, levels)


def _options(item: Item) -> dict[str, str]:
    """Return the number of every option, by its code and by its texts."""
    found: dict[str, str] = {}
    for number, option in zip(NUMBERS, item.options, strict=False):
        for name in (option.code, *option.text.values()):
            found[name.casefold()] = number
    return found


def _parts(text: str) -> Sequence[str]:
    parts = (one.strip() for one in text.translate(SEPARATORS).split(","))
    return [one for one in parts if one]


def _whole(word: str) -> str:
    """Return a number without what a spreadsheet adds to it: 5.0 is 5."""
    return word.removesuffix(".0").removesuffix(",0")
