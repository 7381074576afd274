"""What a kiosk shows, worked out before it is rendered: a question a screen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from survey.methods.answers import CHOSEN
from survey.methods.form import LEVELS, Form, Item, Kind
from survey.respond.filled import make_screen
from survey.respond.forms import PREFIX, item_fields
from survey.respond.kiosk.spoken import Words, words_in
from survey.respond.places import OpenCounter
from survey.respond.questions import Question
from survey.respond.screens import Screen


@dataclass(frozen=True, slots=True)
class Step:
    """A question on a screen of its own.

    `asked_if` are fields with a value of which one must be chosen, as "q-1=2 q-1=3".
    """

    question: Question
    section: str
    lead: str  # the criteria's common question; empty for others
    is_required: bool
    most: int
    asked_if: str
    recordings: tuple[str, str]  # digests: of the question, of the levels; or empty


@dataclass(frozen=True, slots=True)
class Spoken:
    """The whole journey in one language, and the kiosk's own words nearest to it."""

    screen: Screen
    words: Words
    language_of_words: str
    steps: tuple[Step, ...]

    @property
    def has_recordings(self) -> bool:
        """Return whether there is anything to listen to in the language."""
        return self.screen.has_recordings


def spoken_screens(counter: OpenCounter, form: Form) -> tuple[Spoken, ...]:
    """Return the journey at a counter in every language of its questionnaire."""
    return tuple(_spoken(counter, form, language) for language in form.languages)


def words_at_start(spoken: Iterable[Spoken]) -> dict[str, Words]:
    """Return what the kiosk says before a language is chosen, each once."""
    return {one.language_of_words: one.words for one in spoken}


def privacy_at_start(spoken: Iterable[Spoken]) -> dict[str, str]:
    """Return the promise to citizens by language; borrowed it is not said again."""
    found: dict[str, str] = {}
    for one in spoken:
        language = one.screen.lent.get("privacy", one.screen.language)
        found.setdefault(language, one.screen.phrases.privacy)
    return found


def _spoken(counter: OpenCounter, form: Form, language: str) -> Spoken:
    screen = make_screen(counter, form, language=language)
    code, words = words_in(language)
    return Spoken(screen, words, code, tuple(_steps(screen, form)))


def _steps(screen: Screen, form: Form) -> Iterator[Step]:
    known = {item.code: item for item in form.items}
    questions = chain.from_iterable(
        ((part.name, question) for question in part.questions) for part in screen.parts
    )
    for (section, question), item in zip(questions, form.items, strict=True):
        is_criterion = item.kind is Kind.CRITERION
        yield Step(
            question=question,
            section=section,
            lead=screen.phrases.lead if is_criterion else "",
            is_required=item.is_required,
            most=item.most,
            asked_if=_asked_if(item, known),
            recordings=(
                question.recording,
                screen.recording(LEVELS) if is_criterion else "",
            ),
        )


def _asked_if(item: Item, known: Mapping[str, Item]) -> str:
    if item.ask_if is None:
        return ""
    earlier = known[item.ask_if.item]
    numbers = earlier.numbers(item.ask_if.codes)
    if earlier.kind is Kind.CHOICES:
        return " ".join(f"{item_fields(earlier)[n - 1]}={CHOSEN}" for n in numbers)
    return " ".join(f"{PREFIX}{earlier.code}={number}" for number in numbers)
