"""The form of one factor and its criteria."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from survey.fields import CommaField, EditForm
from survey.manage.methods.criterion_lines import (
    WEIGHT,
    WHOLE_CODE,
    check_lines,
    code_of,
    line_form,
    name_lines,
)
from survey.manage.methods.texts import filled, languages_of, texts_form
from survey.methods.parse import LABEL

BLANK = 2  # lines for further criteria
MOST = 60  # criteria of one factor


class FactorForm(EditForm):
    """A factor; its texts and criteria are added by language."""

    weight = CommaField(_l("Trọng số của yếu tố"), validators=[Optional(), WEIGHT])

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether every criterion with a code has its texts, and no other."""
        is_valid: bool = super().validate(extra_validators)
        return check_lines(self) and is_valid


class NewFactorForm(EditForm):
    """A factor to be added; its name is added by language."""

    code = StringField(
        _l("Mã"), validators=[InputRequired(), Length(max=16), Regexp(WHOLE_CODE)]
    )


def new_factor_form(document: Mapping[str, Any]) -> NewFactorForm:
    """Return the form of a factor to be added to a document."""
    languages = languages_of(document)
    what = _("Tên yếu tố")
    fields = {"name": FormField(texts_form(languages, LABEL, what=what), label="")}
    form: NewFactorForm = type("AddForm", (NewFactorForm,), fields)()
    return form


def factor_form(document: Mapping[str, Any], factor: Mapping[str, Any]) -> FactorForm:
    """Return the form of a factor, filled in with it unless it was sent."""
    languages = languages_of(document)
    what = _("Tên yếu tố")
    fields = {
        "name": FormField(texts_form(languages, LABEL, what=what), label=""),
        "criteria": FieldList(FormField(line_form(languages)), max_entries=MOST),
    }
    form: FactorForm = type("OneFactorForm", (FactorForm,), fields)(
        data=_data(factor, languages)
    )
    if document["aggregate"] != "weighted":
        del form["weight"]
    name_lines(form)
    return form


def factor_values(form: FactorForm, factor: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form says, as the document has it; rates stay as they were."""
    before = {c["code"]: c for c in factor["criterion"]}
    lines = [line for line in form.criteria if code_of(line)]
    # Lines without a number stay behind those with one, in their own order.
    lines.sort(key=lambda line: (line.order.data is None, line.order.data or 0))
    values: dict[str, Any] = {
        "name": form["name"].texts(),
        "criterion": [
            {
                **before.get(code_of(line), {}),
                "code": code_of(line),
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


def _weight(value: Any) -> float:
    return float(value) if value is not None else 1.0
