"""A question as the page shows it, blank or as it was answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from survey.languages import Phrases
from survey.methods.answers import APART, CHOSEN, Fault
from survey.methods.form import ITEM, Form, Item, Kind, Recordings, Section, fill
from survey.respond.conditions import class_of, class_of_section
from survey.respond.forms import PREFIX, item_fields
from survey.respond.spoken import marked, say

FACES = {3: (2, 4, 5), 5: (1, 2, 3, 4, 5)}  # drawn for a level, by the scale
MISSING = {
    Kind.CRITERION: "item_missing",
    Kind.CHOICE: "choice_missing",
    Kind.CHOICES: "choices_missing",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One answer to choose: its field and value, its words, whether it is chosen."""

    field: str
    value: str
    words: str
    is_chosen: bool
    face: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A closed item: its answers in order, "not applicable" set apart."""

    name: str  # where a link to it leads
    number: int
    text: str
    kind: str
    tiles: tuple[Tile, ...]
    apart: Tile | None
    remark: str  # after the text, that it need not be answered
    hint: str  # how many may be chosen
    condition: str  # when it is asked, in words
    condition_class: str  # by which the stylesheet hides it while it is not
    error: str
    recording: str = ""  # its digest, where there is one to listen to

    @property
    def described_by(self) -> str:
        """Return the ids of the words that belong to it besides its text."""
        words = {"hint": self.hint, "error": self.error}
        return " ".join(f"{self.name}-{end}" for end, text in words.items() if text)


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one section."""

    name: str
    questions: tuple[Question, ...]
    condition_class: str  # by which it is hidden while nothing in it is asked
    has_lead: bool  # the criteria's common question stands before it


@dataclass(frozen=True, slots=True)
class Asking:
    """How a form is asked here: in which language, at which counter."""

    form: Form
    language: str
    phrases: Phrases  # what else the page says
    counter: str
    answers: Mapping[str, str]
    faults: Mapping[str, Fault]

    @property
    def recordings(self) -> Recordings:
        """Return what can be listened to in the language."""
        return self.form.recordings.get(self.language, {})

    def parts(self) -> tuple[Part, ...]:
        """Return all questions, by section."""
        before = (None, *self.form.sections)
        return tuple(
            self._part(section, is_led=earlier is not None and earlier.has_criteria)
            for earlier, section in zip(before, self.form.sections, strict=False)
        )

    def _part(self, section: Section, *, is_led: bool) -> Part:
        return Part(
            name=section.name[self.language],
            questions=tuple(self._question(item) for item in section.items),
            condition_class=class_of_section(section),
            has_lead=section.has_criteria and not is_led,
        )

    def _question(self, item: Item) -> Question:
        phrases = self.phrases
        return Question(
            name=PREFIX + item.code,
            number=item.number,
            text=fill(item.text[self.language], counter=self.counter),
            kind=item.kind.value,
            tiles=self._tiles(item),
            apart=self._apart(item) if item.has_apart else None,
            remark="" if item.is_required else phrases.not_required,
            hint=self._hint(item),
            condition=self._condition(item),
            condition_class=class_of(item),
            error=self._error(item),
            recording=self.recordings.get((ITEM, item.code), ""),
        )

    def _tiles(self, item: Item) -> tuple[Tile, ...]:
        given = self.answers.get(item.code, "")
        words = [option.text[self.language] for option in item.options]
        if item.kind is Kind.CHOICES:
            return tuple(
                Tile(field, CHOSEN, text, given[place : place + 1] == CHOSEN)
                for place, (field, text) in enumerate(
                    zip(item_fields(item), words, strict=True)
                )
            )
        faces = FACES[self.form.scale] if item.kind is Kind.CRITERION else ()
        return tuple(
            Tile(PREFIX + item.code, str(number), text, given == str(number), face)
            for number, (text, face) in enumerate(
                zip(words, faces or [None] * len(words), strict=True), start=1
            )
        )

    def _apart(self, item: Item) -> Tile:
        is_criterion = item.kind is Kind.CRITERION
        phrases = self.phrases
        words = phrases.not_applicable if is_criterion else phrases.not_said
        is_chosen = self.answers.get(item.code) == APART
        return Tile(PREFIX + item.code, APART, words, is_chosen)

    def _hint(self, item: Item) -> str:
        if item.kind is not Kind.CHOICES:
            return ""
        if item.most == len(item.options):
            return self.phrases.any_of
        return say(self.phrases.up_to, most=str(item.most))

    def _condition(self, item: Item) -> str:
        if item.ask_if is None:
            return ""
        [earlier] = [one for one in self.form.items if one.code == item.ask_if.item]
        texts = [
            f"“{option.text[self.language]}”"
            for option in earlier.options
            if option.code in item.ask_if.codes
        ]
        options, phrase = ", ".join(texts), self.phrases.only_if
        if isinstance(phrase, Markup):  # borrowed; the options are not
            options = marked(options, self.language)
        return say(phrase, number=str(earlier.number), options=options)

    def _error(self, item: Item) -> str:
        fault = self.faults.get(item.code)
        if fault is None:
            return ""
        if fault is Fault.MISSING:
            words: str = getattr(self.phrases, MISSING[item.kind])
            return words
        if fault is Fault.TOO_MANY:
            return say(self.phrases.choices_too_many, most=str(item.most))
        return self.phrases.item_invalid
