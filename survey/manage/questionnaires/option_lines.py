"""The lines of a form that are the options of a question."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FormField, IntegerField, StringField
from wtforms.validators import NumberRange, Optional

from survey.fields import InnerForm
from survey.manage.questionnaires.fields import NODE_WORDS, stripped, whole
from survey.manage.questionnaires.texts import draft_texts
from survey.methods.checks import NODE_CODE
from survey.methods.parse import LABEL


class OptionLine(InnerForm):
    """An option; its text is added by language. Without any text it is left out."""

    order = IntegerField(_l("Thứ tự"), validators=[Optional(), NumberRange(0, 99)])
    code = StringField(
        _l("Mã"),
        validators=[Optional(), whole(NODE_CODE, NODE_WORDS)],
        filters=[stripped],
    )


def line_form(languages: Sequence[str]) -> type[OptionLine]:
    """Return the form of an option in some languages."""
    texts = draft_texts(languages, LABEL, is_needed=False)
    fields = {"text": FormField(texts, label="")}
    return type("OneOptionLine", (OptionLine,), fields)


def check_lines(form: Any, *, most: int) -> bool:
    """Note doubled codes, texts missing in the first language, too few or too many."""
    lines, is_valid = list(_used(form)), True
    codes = [line.code.data.casefold() for line in lines if line.code.data]
    for line in lines:
        first = next(iter(line.text))
        if not (first.data or "").strip():
            first.errors = [_("Không được để trống.")]
            is_valid = False
        if line.code.data and codes.count(line.code.data.casefold()) > 1:
            line.code.errors = [_("Hai lựa chọn trùng mã.")]
            is_valid = False
    if not 2 <= len(lines) <= most:
        words = _("Cần từ 2 đến %(most)d lựa chọn.", most=most)
        form.options.errors = [*form.options.errors, words]
        is_valid = False
    return is_valid


def options_of(form: Any) -> list[dict[str, Any]]:
    """Return the options in their order; one without a code is given the next free."""
    lines = list(_used(form))
    lines.sort(key=lambda line: (line.order.data is None, line.order.data or 0))
    codes = {line.code.data.casefold() for line in lines if line.code.data}
    free = (str(number) for number in range(1, 100) if str(number) not in codes)
    return [
        {"code": line.code.data or next(free), "text": line.text.given()}
        for line in lines
    ]


def _used(form: Any) -> Iterator[Any]:
    return (line for line in form.options if line.text.given())
