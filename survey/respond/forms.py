"""The sheet as a WTForms form: one field for all its items, one for the comment."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, StringField
from wtforms import Form as WebForm
from wtforms.validators import StopValidation

from survey.methods.form import Form
from survey.respond import comments

PREFIX = "q-"  # of an item's field; its criterion's code follows
NOT_APPLICABLE = "-"


class Fault(StrEnum):
    """What is wrong with an answer; each names the phrase that says so."""

    MISSING = "item_missing"
    INVALID = "item_invalid"
    COMMENT_TOO_LONG = "comment_too_long"
    COMMENT_INVALID = "comment_invalid"


class SheetField(Field):  # type: ignore[misc]
    """Every closed item at once: `data` is one character an item, in their order.

    With a RadioField an item, a check costs some fifty times as much.
    """

    def process(
        self, formdata: Any, data: Any = None, extra_filters: Any = None
    ) -> None:
        """Take the value of each item."""
        self.given = {
            item.code: formdata.get(PREFIX + item.code, "")
            for item in self.meta.questionnaire.items
        }
        self.data = "".join(self.given.values())
        self.faults: dict[str, Fault] = {}

    def validate(self, form: Any, extra_validators: Sequence[Any] = ()) -> bool:
        """Note what is wrong with which item."""
        levels = map(str, range(1, self.meta.questionnaire.scale + 1))
        allowed = {NOT_APPLICABLE, *levels}
        self.faults = {
            code: Fault.INVALID if value else Fault.MISSING
            for code, value in self.given.items()
            if value not in allowed
        }
        self.errors = list(self.faults.values())
        return not self.faults


class CommentField(StringField):  # type: ignore[misc]
    """Free text in canonical form; `fault` says what is wrong with it."""

    fault: Fault | None = None

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take the text."""
        self.data = comments.canonical(valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse what is too long or cannot be stored."""
        if not comments.is_storable(self.data):
            self.fault = Fault.COMMENT_INVALID
        elif len(self.data) > comments.LONGEST:
            self.fault = Fault.COMMENT_TOO_LONG
        if self.fault:
            raise StopValidation(self.fault)


class SheetForm(WebForm):  # type: ignore[misc]
    """What a sent page holds."""

    sheet = SheetField()
    comment = CommentField()
    token = HiddenField()


def field_names(questionnaire: Form) -> frozenset[str]:
    """Return the fields that a page of the questionnaire sends."""
    others = {"token", "comment"} if questionnaire.has_comment else {"token"}
    return frozenset(PREFIX + item.code for item in questionnaire.items) | others


def sheet_form(questionnaire: Form, fields: Mapping[str, str]) -> SheetForm:
    """Return the form of a questionnaire, filled in with what was sent."""
    return SheetForm(MultiDict(fields), meta={"questionnaire": questionnaire})
