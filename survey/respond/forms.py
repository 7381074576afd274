"""The sheet as a WTForms form: one field for all its items, one for the comment."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, StringField
from wtforms import Form as WebForm
from wtforms.validators import StopValidation

from survey.comment_text import LONGEST, canonical, is_storable
from survey.methods.answers import CHOSEN, NOT_CHOSEN, Fault, encode, faults_of
from survey.methods.form import Form, Item, Kind
from survey.models import Population

PREFIX = "q-"  # of an item's field; its code follows
NUMBER = "_"  # before an option's number, where several can be chosen
UNREADABLE = "?"  # a box that holds anything but a tick
SERVICE = "service"
POPULATION = "population"


class CommentFault(StrEnum):
    """What is wrong with a comment; each names the phrase that says so."""

    TOO_LONG = "comment_too_long"
    INVALID = "comment_invalid"


class SheetField(Field):  # type: ignore[misc]
    """Every closed item at once: `data` is the answers as they are stored.

    With a RadioField an item, a check costs some fifty times as much.
    """

    def process(
        self, formdata: Any, data: Any = None, extra_filters: Any = None
    ) -> None:
        """Take what was chosen in each item."""
        self.given = {
            item.code: _given(item, formdata) for item in self.meta.questionnaire.items
        }
        self.data = ""
        self.faults: dict[str, Fault] = {}

    def validate(self, form: Any, extra_validators: Sequence[Any] = ()) -> bool:
        """Note what is wrong with which item; without a fault, encode the answers."""
        self.faults = faults_of(self.meta.questionnaire, self.given)
        self.errors = list(self.faults.values())
        if not self.faults:
            self.data = encode(self.meta.questionnaire, self.given)
        return not self.faults


class ServiceField(StringField):  # type: ignore[misc]
    """The group of services that the visit was about, or none."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take the service's code."""
        self.data = valuelist[0] if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse a service that was not offered."""
        if self.data and self.data not in self.meta.services:
            raise StopValidation(Fault.INVALID)


class PopulationField(StringField):  # type: ignore[misc]
    """Whom the citizen came as: asked, and to be answered, where a round asks several.

    `fault` says what is wrong with it.
    """

    fault: Fault | None = None

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take the population's code."""
        self.data = valuelist[0] if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse none, and one that was not offered."""
        offered = self.meta.populations
        if offered and self.data not in offered:
            self.fault = Fault.INVALID if self.data else Fault.MISSING
            raise StopValidation(self.fault)


class CommentField(StringField):  # type: ignore[misc]
    """Free text in canonical form; `fault` says what is wrong with it."""

    fault: CommentFault | None = None

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take the text."""
        self.data = canonical(valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse what is too long or cannot be stored."""
        if not is_storable(self.data):
            self.fault = CommentFault.INVALID
        elif len(self.data) > LONGEST:
            self.fault = CommentFault.TOO_LONG
        if self.fault:
            raise StopValidation(self.fault)


class SheetForm(WebForm):  # type: ignore[misc]
    """What a sent page holds."""

    sheet = SheetField()
    service = ServiceField()
    population = PopulationField()
    comment = CommentField()
    token = HiddenField()


def field_names(
    questionnaire: Form,
    services: Collection[str] = (),
    populations: Collection[Population] = (),
) -> frozenset[str]:
    """Return the fields that a page of the questionnaire sends."""
    names = {"token"}
    if questionnaire.has_comment:
        names.add("comment")
    if services:
        names.add(SERVICE)
    if populations:
        names.add(POPULATION)
    for item in questionnaire.items:
        names.update(item_fields(item))
    return frozenset(names)


def item_fields(item: Item) -> list[str]:
    """Return the fields of an item: one, or where several can be chosen one each."""
    name = PREFIX + item.code
    if item.kind is not Kind.CHOICES:
        return [name]
    return [f"{name}{NUMBER}{number}" for number in range(1, item.width + 1)]


def sheet_form(
    questionnaire: Form,
    fields: Mapping[str, str],
    services: Collection[str] = (),
    populations: Collection[Population] = (),
) -> SheetForm:
    """Return the form of a questionnaire, filled in with what was sent."""
    meta = {
        "questionnaire": questionnaire,
        "services": services,
        "populations": populations,
    }
    return SheetForm(MultiDict(fields), meta=meta)


def _given(item: Item, formdata: Any) -> str:
    if item.kind is not Kind.CHOICES:
        value: str = formdata.get(PREFIX + item.code, "")
        return value
    return "".join(_ticked(formdata.get(name)) for name in item_fields(item))


def _ticked(value: str | None) -> str:
    if value is None:
        return NOT_CHOSEN
    return CHOSEN if value == CHOSEN else UNREADABLE
