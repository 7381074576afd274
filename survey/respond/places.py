"""Where sheets come from: an open counter in a running round."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Self

from survey.methods.form import Form
from survey.models import Channel, Population
from survey.services import ServiceName

# Anything else is no counter's code; what is sent may be very long.
CODE = re.compile(r"[A-Za-z0-9-]{1,16}")


class Name(NamedTuple):
    """A name and the language it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a sheet is filed under."""

    round_id: int
    questionnaire_id: int
    unit_id: int
    counter_id: int
    channel: Channel
    population: Population
    service: str = ""  # of the counter; empty where it serves all
    is_present: bool = False  # whoever answers was shown to stand there
    slip: bytes = b""  # digest of the code that the sheet uses up
    helper: int = 0  # the account of who helps to fill it in


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """A counter that takes sheets today, with the names its page shows."""

    code: str
    place: Place
    name: str
    name_en: str
    room: str
    unit_name: str
    unit_name_en: str
    services: tuple[ServiceName, ...] = ()  # known here; empty where it has its own
    populations: tuple[Population, ...] = ()  # to choose from; empty where one is asked

    @property
    def scope(self) -> bytes:
        """Return what a token of this counter's page is bound to."""
        place = self.place
        bound = f"{self.code} {place.questionnaire_id}".encode() + place.slip
        return bound + f" by {place.helper}".encode() if place.helper else bound

    def as_shown(self) -> Self:
        """Return the counter as its page shows it, with any slip or helper."""
        place = self.place
        if not place.slip and not place.helper:
            return self
        return replace(self, place=replace(place, slip=b"", helper=0))

    @property
    def present_scope(self) -> bytes:
        """Return what the token of a page is bound to that a changing code opened."""
        return self.scope + b" present"

    def services_asked_by(self, form: Form) -> tuple[ServiceName, ...]:
        """Return the services that the page of a questionnaire offers."""
        return self.services if form.asks_service else ()

    def name_in(self, language: str) -> Name:
        """Return the counter's display name; Vietnamese where there is no other."""
        return named(self.name, self.name_en, language)

    def unit_in(self, language: str) -> Name:
        """Return the unit's name; Vietnamese where there is no other."""
        return named(self.unit_name, self.unit_name_en, language)


def named(vietnamese: str, english: str, language: str) -> Name:
    """Return a name in a language; Vietnamese where there is no other."""
    is_translated = language == "en" and english
    return Name(english, "en") if is_translated else Name(vietnamese, "vi")


class Absence(StrEnum):
    """Why a counter has no page."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
