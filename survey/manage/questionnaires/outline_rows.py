"""What the page of a questionnaire shows, row by row."""

from dataclasses import dataclass

from survey.manage.questionnaires.problem_words import Told
from survey.methods.personal import Concern


@dataclass(frozen=True, slots=True)
class Rule:
    """An item is asked only of those who chose some options of an earlier one."""

    item: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as its line on the page."""

    code: str
    number: int
    kind: str
    text: str
    language: str  # of the texts
    options: tuple[str, ...]
    is_optional: bool
    most: int | None
    rule: Rule | None
    original: str  # the method's words, where a criterion has others
    concerns: tuple[Concern, ...]
    problems: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section as its card on the page."""

    code: str
    name: str
    language: str
    items: tuple[ItemRow, ...]
    concerns: tuple[Concern, ...]
    problems: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """All of a questionnaire; `concerns` are also beside what they are about."""

    title: str
    language: str
    sections: tuple[SectionRow, ...]
    comment: str
    comment_concerns: tuple[Concern, ...]
    concerns: tuple[Concern, ...]

    @property
    def n_items(self) -> int:
        """Return how many closed questions there are."""
        return sum(len(section.items) for section in self.sections)

    @property
    def section_codes(self) -> set[str]:
        """Return the codes that are of sections, not of items."""
        return {section.code for section in self.sections}
