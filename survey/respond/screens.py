"""What the questionnaire's template shows, worked out before it is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from survey.languages import Phrases
from survey.methods.form import Recordings
from survey.models import Channel
from survey.respond.places import Name
from survey.respond.questions import Part, Question


class Offer(NamedTuple):
    """A group of services to choose, and whether it is chosen."""

    code: str
    name: Name
    is_chosen: bool


class Role(NamedTuple):
    """A population to have come as, in words, and whether it is chosen."""

    code: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """The page of a questionnaire at a counter, in one language."""

    language: str
    languages: Mapping[str, str]  # code to its own name
    phrases: Phrases
    plain: Phrases  # for titles and attributes, which hold no elements
    lent: Mapping[str, str]  # phrases of another language, and of which
    counter: Name
    room: Name
    unit: Name
    services: tuple[Offer, ...]
    service_error: str
    roles: tuple[Role, ...]
    role_error: str
    parts: tuple[Part, ...]
    channel: Channel
    style: Markup  # a stylesheet: letters of the language, when items are asked
    comment_label: str  # empty without an open question
    comment: str
    comment_error: str
    longest_comment: int
    is_stale: bool
    recordings: Recordings  # what can be listened to
    preview_note: Name | None = None  # instead of the button, where nothing can be sent

    @property
    def has_errors(self) -> bool:
        """Return whether anything has to be mended."""
        apart = (self.role_error, self.service_error, self.comment_error)
        return bool(self.failed or any(apart))

    @property
    def is_helped(self) -> bool:
        """Return whether somebody at the counter reads the questions out."""
        return self.channel is Channel.ASSISTED

    @property
    def has_recordings(self) -> bool:
        """Return whether there is anything to listen to."""
        return bool(self.recordings)

    def recording(self, part: str) -> str:
        """Return the digest of what is read out of a part besides questions."""
        return self.recordings.get((part, ""), "")

    @property
    def failed(self) -> tuple[Question, ...]:
        """Return the questions with an error."""
        questions = (question for part in self.parts for question in part.questions)
        return tuple(question for question in questions if question.error)

    @property
    def advice(self) -> tuple[str, ...]:
        """Return what is to be mended, said once however many questions it is about."""
        errors = (self.role_error, *(question.error for question in self.failed))
        return tuple(dict.fromkeys(error for error in errors if error))
