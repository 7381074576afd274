"""A frozen questionnaire, read for showing and checking: sections of items."""

from collections.abc import Mapping
from dataclasses import dataclass

from survey.documents import Texts
from survey.documents.prose import VARIABLE
from survey.languages import Phrases


@dataclass(frozen=True, slots=True)
class Item:
    """A closed question; `position` is its character in the answers, from 1."""

    code: str  # of the criterion it measures
    position: int
    text: Texts


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one factor, under its name."""

    code: str
    name: Texts
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Everything a page needs of a questionnaire version, in every language."""

    method: str
    method_version: int
    languages: tuple[str, ...]  # the first is shown when none is asked for
    scale: int
    has_comment: bool
    levels: Mapping[str, tuple[str, ...]]  # words from level 1 up
    sections: tuple[Section, ...]
    phrases: Mapping[str, Phrases]

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items in the order of the answers."""
        return tuple(item for section in self.sections for item in section.items)


def fill(text: str, **values: str) -> str:
    """Return a text with its variables replaced, as in `fill(text, counter=name)`."""
    return VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)
