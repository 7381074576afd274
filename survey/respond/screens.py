"""What the questionnaire's template shows, worked out before it is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from survey.languages import Phrases
from survey.methods.form import Form, Item, Section, fill
from survey.respond.comments import LONGEST
from survey.respond.forms import NOT_APPLICABLE, PREFIX, Fault
from survey.respond.places import Name, OpenCounter


@dataclass(frozen=True, slots=True)
class Tile:
    """One answer to choose: its value, its words, whether it is chosen."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A closed item: its levels from worst to best, "not applicable" set apart."""

    name: str  # of the field
    number: int
    text: str
    levels: tuple[Tile, ...]
    apart: Tile
    error: str


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one factor."""

    name: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a citizen had filled in when the page has to be shown again."""

    answers: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    faults: Mapping[str, Fault] = field(default_factory=dict)
    comment_fault: Fault | None = None
    is_stale: bool = False


BLANK = Filled()


@dataclass(frozen=True, slots=True)
class Screen:
    """The page of a questionnaire at a counter, in one language."""

    language: str
    languages: Mapping[str, str]  # code to its own name
    phrases: Phrases
    counter: Name
    room: Name
    unit: Name
    parts: tuple[Part, ...]
    has_comment: bool
    comment: str
    comment_error: str
    longest_comment: int
    is_stale: bool

    @property
    def failed(self) -> tuple[Question, ...]:
        """Return the questions with an error."""
        questions = (question for part in self.parts for question in part.questions)
        return tuple(question for question in questions if question.error)

    @property
    def advice(self) -> tuple[str, ...]:
        """Return what is to be mended, said once however many questions it is about."""
        return tuple(dict.fromkeys(question.error for question in self.failed))


def make_screen(
    counter: OpenCounter, form: Form, *, language: str, filled: Filled = BLANK
) -> Screen:
    """Return the screen of a counter's questionnaire, blank or filled in."""
    phrases = form.phrases[language]
    name = counter.name_in(language)
    return Screen(
        language=language,
        languages={code: form.phrases[code].own_name for code in form.languages},
        phrases=phrases,
        counter=name,
        room=Name(counter.room, "vi"),
        unit=counter.unit_in(language),
        parts=tuple(
            _part(section, form, language=language, counter=name.text, filled=filled)
            for section in form.sections
        ),
        has_comment=form.has_comment,
        comment=filled.comment,
        comment_error=_words(phrases, filled.comment_fault),
        longest_comment=LONGEST,
        is_stale=filled.is_stale,
    )


def _part(
    section: Section, form: Form, *, language: str, counter: str, filled: Filled
) -> Part:
    return Part(
        name=section.name[language],
        questions=tuple(
            _question(item, form, language=language, counter=counter, filled=filled)
            for item in section.items
        ),
    )


def _question(
    item: Item, form: Form, *, language: str, counter: str, filled: Filled
) -> Question:
    phrases, given = form.phrases[language], filled.answers.get(item.code, "")
    return Question(
        name=PREFIX + item.code,
        number=item.position,
        text=fill(item.text[language], counter=counter),
        levels=tuple(
            Tile(str(level), words, given == str(level))
            for level, words in enumerate(form.levels[language], start=1)
        ),
        apart=Tile(NOT_APPLICABLE, phrases.not_applicable, given == NOT_APPLICABLE),
        error=_words(phrases, filled.faults.get(item.code)),
    )


def _words(phrases: Phrases, fault: Fault | None) -> str:
    if fault is None:
        return ""
    words: str = getattr(phrases, fault.value)
    return words.replace("{limit}", str(LONGEST))
