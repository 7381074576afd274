"""The texts of a language in groups, as the page of all of them shows them."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from survey.manage.operations.questionnaire_drafts.languages import Slot


class Group(NamedTuple):
    """The fields of one part: the title, a section, an item with its options."""

    part: str
    code: str
    fields: tuple[Any, ...]


def groups_of(rows: Sequence[Slot], form: Any) -> list[Group]:
    """Return the fields of a form of all texts, grouped by what they belong to."""
    numbered = enumerate(rows)
    return [
        Group(part, code, tuple(form[f"text{number}"] for number, _slot in found))
        for (part, code), found in groupby(
            numbered, lambda pair: (pair[1].part, pair[1].code)
        )
    ]
