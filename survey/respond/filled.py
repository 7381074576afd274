"""The screen of a questionnaire made: blank, or as somebody had filled it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from survey.comment_text import LONGEST
from survey.languages import Phrases
from survey.methods.answers import Fault
from survey.methods.form import Form
from survey.models import Population
from survey.respond.conditions import conditions_of
from survey.respond.forms import CommentFault
from survey.respond.places import Name, OpenCounter, named
from survey.respond.questions import Asking
from survey.respond.screens import Offer, Role, Screen
from survey.respond.scripts import letters_of
from survey.respond.spoken import say, spoken_of


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
