"""Fields that several forms of questionnaires have."""

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from survey.documents.prose import cleaned
from survey.methods.checks import METHOD_CODE, NODE_CODE

NODE_WORDS = _l("Chỉ dùng A-Z a-z 0-9 . - và nhiều nhất 16 ký tự.")
CODE_WORDS = _l("Chỉ dùng chữ thường không dấu, chữ số, gạch nối; nhiều nhất 32 ký tự.")


class Boxes(SelectMultipleField):  # type: ignore[misc]
    """Several of a few: boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def whole(pattern: re.Pattern[str], words: object) -> Regexp:
    """Return a validator of a text that is all of a pattern."""
    return Regexp(rf"(?:{pattern.pattern})\Z", message=words)


def stripped(text: str | None) -> str:
    """Return a text without the spaces around it."""
    return cleaned(text or "")


def node_code(label: object, **given: Any) -> StringField:
    """Return the field of the code of an item or a section."""
    checks = [DataRequired(), whole(NODE_CODE, NODE_WORDS)]
    return StringField(label, validators=checks, filters=[stripped], **given)


def form_code(label: object) -> StringField:
    """Return the field of the code of a questionnaire."""
    checks = [DataRequired(), whole(METHOD_CODE, CODE_WORDS)]
    return StringField(label, validators=checks, filters=[stripped])


def section_field() -> SelectField:
    """Return the field that says in which section an item stands."""
    return SelectField(_l("Thuộc mục"))


def named_choices(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return choices with their words, and their codes behind."""
    return [(code, f"{words} ({code})" if words else code) for code, words in pairs]
