"""What the questionnaire's template shows, worked out before it is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from survey.comment_text import LONGEST
from survey.languages import Phrases
from survey.methods.answers import Fault
from survey.methods.form import Form, Recordings
from survey.models import Channel, Population
from survey.respond.conditions import conditions_of
from survey.respond.forms import CommentFault
from survey.respond.places import Name, OpenCounter, named
from survey.respond.questions import Asking, Part, Question
from survey.respond.scripts import letters_of
from survey.respond.spoken import say, spoken_of


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
class Filled:
    """What a citizen had filled in when the page has to be shown again."""

    answers: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    faults: Mapping[str, Fault] = field(default_factory=dict)
    comment_fault: CommentFault | None = None
    service: str = ""
    has_wrong_service: bool = False
    population: str = ""
    population_fault: Fault | None = None
    is_stale: bool = False


BLANK = Filled()


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


def make_screen(
    counter: OpenCounter,
    form: Form,
    *,
    language: str,
    filled: Filled = BLANK,
    preview_note: Name | None = None,
) -> Screen:
    """Return the screen of a counter's questionnaire, blank or filled in."""
    spoken, name = spoken_of(form, language), counter.name_in(language)
    phrases = spoken.phrases
    asking = Asking(form, language, phrases, name.text, filled.answers, filled.faults)
    return Screen(
        language=language,
        languages={code: form.phrases[code].own_name for code in form.languages},
        phrases=phrases,
        plain=spoken.plain,
        lent=form.lent.get(language, {}),
        counter=name,
        room=Name(counter.room, "vi"),
        unit=counter.unit_in(language),
        services=_offers(counter, form, language=language, chosen=filled.service),
        service_error=phrases.item_invalid if filled.has_wrong_service else "",
        roles=_roles(counter, phrases, chosen=filled.population),
        role_error=_role_error(phrases, filled.population_fault),
        parts=asking.parts(),
        channel=counter.place.channel,
        style=letters_of(language) + conditions_of(form),
        comment_label=form.comment.get(language, ""),
        comment=filled.comment,
        comment_error=_comment_error(phrases, filled.comment_fault),
        longest_comment=LONGEST,
        is_stale=filled.is_stale,
        recordings=asking.recordings,
        preview_note=preview_note,
    )


def _offers(
    counter: OpenCounter, form: Form, *, language: str, chosen: str
) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            service.code,
            named(service.name, service.name_en, language),
            service.code == chosen,
        )
        for service in counter.services_asked_by(form)
    )


def _roles(counter: OpenCounter, phrases: Phrases, *, chosen: str) -> tuple[Role, ...]:
    words = {
        Population.COUNTER_USERS: phrases.role_person,
        Population.ORGANISATIONS: phrases.role_organisation,
    }
    return tuple(
        Role(one.value, words[one], one.value == chosen) for one in counter.populations
    )


def _role_error(phrases: Phrases, fault: Fault | None) -> str:
    if fault is None:
        return ""
    missing = fault is Fault.MISSING
    return phrases.choice_missing if missing else phrases.item_invalid


def _comment_error(phrases: Phrases, fault: CommentFault | None) -> str:
    if fault is None:
        return ""
    words: str = getattr(phrases, fault.value)
    return say(words, limit=str(LONGEST))
