"""The form of one factor and its criteria."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from survey.fields import CommaField, EditForm, InnerForm
from survey.manage.methods.texts import filled, languages_of, texts_form
from survey.methods.checks import NODE_CODE
from survey.methods.parse import LABEL, QUESTION

WHOLE_CODE = re.compile(rf"(?:{NODE_CODE.pattern})\Z")
BLANK = 2  # lines for further criteria
MOST = 60  # criteria of one factor
WEIGHT = NumberRange(0.0001, 1000)


class CriterionForm(InnerForm):
    """A criterion; its texts are added by language. Without a code it is left out."""

    order = IntegerField(_l("Thứ tự"), validators=[Optional(), NumberRange(0, 999)])
    code = StringField(
        _l("Mã"), validators=[Optional(), Length(max=16), Regexp(WHOLE_CODE)]
    )
    weight = CommaField(_l("Trọng số"), default=1, validators=[Optional(), WEIGHT])


class FactorForm(EditForm):
    """A factor; its texts and criteria are added by language."""

    weight = CommaField(_l("Trọng số của yếu tố"), validators=[Optional(), WEIGHT])

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether every criterion with a code has its texts, and no other."""
        is_valid: bool = super().validate(extra_validators)
        seen: set[str] = set()
        for line in self.criteria:
            code = (line.code.data or "").strip()
            for texts in (line["name"], line.text):
                is_valid = _check_texts(texts, is_used=bool(code)) and is_valid
            if code.casefold() in seen and code:
                line.code.errors = [_("Mã này đã có ở tiêu chí trên.")]
                is_valid = False
            seen.add(code.casefold())
        return is_valid


class NewFactorForm(EditForm):
    """A factor to be added; its name is added by language."""

    code = StringField(
        _l("Mã"), validators=[InputRequired(), Length(max=16), Regexp(WHOLE_CODE)]
    )


def new_factor_form(document: Mapping[str, Any]) -> NewFactorForm:
    """Return the form of a factor to be added to a document."""
    languages = languages_of(document)
    fields = {"name": FormField(texts_form(languages, LABEL))}
    form: NewFactorForm = type("AddForm", (NewFactorForm,), fields)()
    return form


def factor_form(document: Mapping[str, Any], factor: Mapping[str, Any]) -> FactorForm:
    """Return the form of a factor, filled in with it unless it was sent."""
    languages = languages_of(document)
    line = type(
        "LineForm",
        (CriterionForm,),
        {
            "name": FormField(texts_form(languages, LABEL, is_needed=False)),
            "text": FormField(texts_form(languages, QUESTION, is_needed=False)),
        },
    )
    fields = {
        "name": FormField(texts_form(languages, LABEL)),
        "criteria": FieldList(FormField(line), max_entries=MOST),
    }
    form: FactorForm = type("OneFactorForm", (FactorForm,), fields)(
        data=_data(factor, languages)
    )
    if document["aggregate"] != "weighted":
        del form["weight"]
    return form


def factor_values(form: FactorForm, factor: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form says, as the document has it; rates stay as they were."""
    before = {c["code"]: c for c in factor["criterion"]}
    lines = [line for line in form.criteria if (line.code.data or "").strip()]
    # Lines without a number stay behind those with one, in their own order.
    lines.sort(key=lambda line: (line.order.data is None, line.order.data or 0))
    values: dict[str, Any] = {
        "name": form["name"].texts(),
        "criterion": [
            {
                **before.get(line.code.data.strip(), {}),
                "code": line.code.data.strip(),
                "weight": _weight(line.weight.data),
                "name": line["name"].texts(),
                "text": line.text.texts(),
            }
            for line in lines
        ],
    }
    if "weight" in form:
        values["weight"] = _weight(form.weight.data)
    return values


def _data(factor: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    lines = [
        {
            "order": number,
            "code": criterion["code"],
            "weight": criterion.get("weight", 1),
            "name": filled(criterion["name"], languages),
            "text": filled(criterion.get("text"), languages),
        }
        for number, criterion in enumerate(factor["criterion"], start=1)
    ]
    return {
        "name": filled(factor["name"], languages),
        "weight": factor.get("weight", 1),
        "criteria": [*lines, *({"weight": 1} for _line in range(BLANK))],
    }


def _check_texts(texts: Any, *, is_used: bool) -> bool:
    """Note each language without a text, when the criterion is used at all."""
    is_valid = True
    for field in texts:
        has_text = bool((field.data or "").strip())
        if has_text and not is_used:
            field.errors = [_("Tiêu chí có nội dung thì phải có mã.")]
            is_valid = False
        elif is_used and not has_text:
            field.errors = [_("Không được để trống.")]
            is_valid = False
    return is_valid


def _weight(value: Any) -> float:
    return float(value) if value is not None else 1.0
