"""Ready items as the page offers them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from survey.i18n import language
from survey.manage.operations.questionnaire_drafts.items import items_of
from survey.methods.ready_items import ready_languages, ready_sections


class ReadyItem(NamedTuple):
    """An item, and whether the questionnaire has it already."""

    code: str
    kind: str
    text: str
    options: tuple[str, ...]
    most: int | None
    is_there: bool


class ReadySection(NamedTuple):
    """Ready items under one name."""

    code: str
    name: str
    items: tuple[ReadyItem, ...]


def ready_rows(document: Mapping[str, Any]) -> list[ReadySection]:
    """Return the ready items in the language of the page."""
    there = {item["code"].casefold() for item in items_of(document)}
    spoken = language() if language() in ready_languages() else ready_languages()[0]
    return [
        ReadySection(
            section["code"],
            section["name"][spoken],
            tuple(
                ReadyItem(
                    item["code"],
                    item["kind"],
                    item["text"][spoken],
                    tuple(o["text"][spoken] for o in item["option"]),
                    item.get("most"),
                    item["code"].casefold() in there,
                )
                for item in section["item"]
            ),
        )
        for section in ready_sections([spoken])
    ]
