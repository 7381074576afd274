"""What of a version can be listened to in a language, as its page lists it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from survey.manage.operations.questionnaire_drafts.languages import phrases_of
from survey.manage.operations.questionnaire_drafts.recordings import (
    places_in,
    recordings_in,
)
from survey.manage.operations.recordings import recordings_named
from survey.methods.form import COMMENT, INTRO, LEVELS
from survey.methods.recordings import Place
from survey.models import Recording


class Row(NamedTuple):
    """A part of the page: what is to be read out, and the recording if there is one."""

    part: str
    code: str  # of an item
    words: str  # in the language; empty where they are still missing
    options: tuple[str, ...]  # read out with the question
    recording: Recording | None

    @property
    def place(self) -> Place:
        """Return where in the document it is."""
        return self.part, self.code


class Told(NamedTuple):
    """How many parts of a language's page can be listened to."""

    language: str
    n: int
    most: int


def rows_of(session: Session, document: Mapping[str, Any], language: str) -> list[Row]:
    """Return the parts in the order of the page."""
    kept, named = recordings_named(session, document), recordings_in(document, language)
    return [
        Row(*place, *_words(document, place, language), kept.get(named.get(place, "")))
        for place in places_in(document)
    ]


def counts_of(document: Mapping[str, Any]) -> list[Told]:
    """Return how much of each language can be listened to."""
    most = len(places_in(document))
    return [
        Told(code, len(recordings_in(document, code)), most)
        for code in document["languages"]
    ]


def _words(
    document: Mapping[str, Any], place: Place, language: str
) -> tuple[str, tuple[str, ...]]:
    part, code = place
    if part == INTRO:
        phrases = phrases_of(document, language)
        return f"{phrases['lead']} {phrases['instruction']}".strip(), ()
    if part == LEVELS:
        return "", tuple(document["levels"].get(language, ()))
    if part == COMMENT:
        return document["comment"]["text"].get(language, ""), ()
    items = {i["code"]: i for section in document["section"] for i in section["item"]}
    options = (one["text"].get(language, "") for one in items[code].get("option", ()))
    return items[code]["text"].get(language, ""), tuple(filter(None, options))
