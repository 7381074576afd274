"""The lines of a factor's form that are its criteria."""

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FormField, IntegerField, StringField
from wtforms.validators import Length, NumberRange, Optional, Regexp

from survey.fields import CommaField, InnerForm
from survey.manage.methods.texts import texts_form
from survey.methods.checks import NODE_CODE
from survey.methods.parse import LABEL, QUESTION

WHOLE_CODE = re.compile(rf"(?:{NODE_CODE.pattern})\Z")
WEIGHT = NumberRange(0.0001, 1000)


class CriterionForm(InnerForm):
    """A criterion; its texts are added by language. Without a code it is left out."""

    order = IntegerField(_l("Thứ tự"), validators=[Optional(), NumberRange(0, 999)])
    code = StringField(
        _l("Mã"), validators=[Optional(), Length(max=16), Regexp(WHOLE_CODE)]
    )
    weight = CommaField(_l("Trọng số"), default=1, validators=[Optional(), WEIGHT])


def line_form(languages: Sequence[str]) -> type[CriterionForm]:
    """Return the form of a criterion in some languages."""
    name = texts_form(languages, LABEL, is_needed=False, what=_("Tên ngắn"))
    text = texts_form(languages, QUESTION, is_needed=False, what=_("Nội dung tiêu chí"))
    fields = {"name": FormField(name, label=""), "text": FormField(text, label="")}
    return type("LineForm", (CriterionForm,), fields)


def name_lines(form: Any) -> None:
    """Head each line with the code it has."""
    for line in form.criteria:
        code = line.code.data
        words = _("Tiêu chí %(code)s", code=code) if code else _("Tiêu chí mới")
        line.label.text = words


def check_lines(form: Any) -> bool:
    """Note codes that are missing or doubled, and texts missing beside a code."""
    is_valid, seen = True, set[str]()
    for line in form.criteria:
        code = code_of(line).casefold()
        is_valid = _check_line(line, has_code=bool(code)) and is_valid
        if code and code in seen:
            line.code.errors = [_("Mã này đã có ở tiêu chí trên.")]
            is_valid = False
        seen.add(code)
    return is_valid


def code_of(line: Any) -> str:
    """Return the code of a line; empty when it is left out."""
    return (line.code.data or "").strip()


def _check_line(line: Any, *, has_code: bool) -> bool:
    texts = [*line["name"], *line.text]
    lacking = [field for field in texts if not (field.data or "").strip()]
    if has_code:
        for field in lacking:
            field.errors = [_("Không được để trống.")]
        return not lacking
    if len(lacking) < len(texts):
        line.code.errors = [_("Tiêu chí có nội dung thì phải có mã.")]
        return False
    return True
