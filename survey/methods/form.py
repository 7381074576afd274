"""A frozen questionnaire, read for showing and checking: sections of items."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from survey.documents import Texts
from survey.documents.prose import VARIABLE
from survey.languages import Phrases

INTRO, LEVELS, COMMENT, ITEM = "intro", "levels", "comment", "item"  # read out
Recordings = Mapping[tuple[str, str], str]  # by part and code of an item, a digest


class Kind(StrEnum):
    """What an item asks for."""

    CRITERION = "criterion"  # one level of the method's scale, or "not applicable"
    CHOICE = "choice"  # one of some options
    CHOICES = "choices"  # some of some options, at most so many


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose; the code stays the same in every version."""

    code: str
    text: Texts


@dataclass(frozen=True, slots=True)
class Rule:
    """An item is asked only if an earlier one was answered with one of these."""

    item: str
    codes: tuple[str, ...]  # of the earlier item's options


@dataclass(frozen=True, slots=True)
class Item:
    """A closed question; `position` is its first character in the answers, from 1.

    `options` are numbered from 1 in their order; a criterion's are the levels of
    the scale, from the worst.
    """

    code: str  # its identity in every version; of a criterion, the method's code
    position: int
    text: Texts
    number: int  # as it is printed
    options: tuple[Option, ...]
    kind: Kind = Kind.CRITERION
    is_required: bool = True
    most: int = 1  # options that may be chosen
    ask_if: Rule | None = None

    @property
    def width(self) -> int:
        """Return how many characters it takes in the answers."""
        return len(self.options) if self.kind is Kind.CHOICES else 1

    @property
    def has_apart(self) -> bool:
        """Return whether "-" is an answer: not applicable, or rather not said."""
        if self.kind is Kind.CRITERION:
            return True
        return self.kind is Kind.CHOICE and not self.is_required

    def numbers(self, codes: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers of some of its options."""
        known = [option.code for option in self.options]
        return tuple(known.index(code) + 1 for code in codes)


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one name, such as those of a factor."""

    code: str
    name: Texts
    items: tuple[Item, ...]

    @property
    def has_criteria(self) -> bool:
        """Return whether any item measures a criterion."""
        return any(item.kind is Kind.CRITERION for item in self.items)


@dataclass(frozen=True, slots=True)
class Form:
    """Everything a page needs of a questionnaire version, in every language."""

    code: str
    title: Texts  # empty in format 1, which has none
    method: str
    method_version: int
    languages: tuple[str, ...]  # the first is shown when none is asked for
    scale: int
    levels: Mapping[str, tuple[str, ...]]  # words from level 1 up
    sections: tuple[Section, ...]
    comment: Texts  # the open question; empty when there is none
    asks_service: bool  # where the counter does not say it
    phrases: Mapping[str, Phrases]
    # By language, the phrases it does not have itself, and whose words they are: those
    # of the product today, or Vietnamese.
    lent: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    recordings: Mapping[str, Recordings] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items in the order of the answers."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def criteria(self) -> tuple[Item, ...]:
        """Return the items that measure a criterion, in the order of the answers."""
        return tuple(item for item in self.items if item.kind is Kind.CRITERION)

    @property
    def width(self) -> int:
        """Return how many characters the answers of a sheet have."""
        return sum(item.width for item in self.items)

    @property
    def has_comment(self) -> bool:
        """Return whether there is an open question."""
        return bool(self.comment)


def fill(text: str, **values: str) -> str:
    """Return a text with its variables replaced, as in `fill(text, counter=name)`."""
    return VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)
