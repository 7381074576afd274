"""The form of what is said of a method as a whole."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FormField,
    IntegerField,
    SelectChoice,
    SelectField,
)
from wtforms.validators import InputRequired, NumberRange, Optional

from survey.documents.prose import cleaned
from survey.fields import CommaField, DayField, EditForm
from survey.manage.methods.texts import filled, languages_of, texts_form
from survey.methods.parse import LABEL, MINIMUM_N, NOTE
from survey.words.methods import aggregate_name, measure_name

MEASURES = ("share", "mean")
AGGREGATES = ("criteria", "pooled", "factors", "weighted")
BANDS = ("excellent", "good", "fair", "average")


class GeneralForm(EditForm):
    """What goes for every method; texts are added by language."""

    valid_from = DayField(_l("Áp dụng từ ngày"), validators=[Optional()])
    valid_to = DayField(_l("Áp dụng đến ngày"), validators=[Optional()])
    measure = SelectField(_l("Chỉ số của một tiêu chí"))
    aggregate = SelectField(_l("Cách cộng các tiêu chí"))
    rounding = IntegerField(
        _l("Số chữ số thập phân"), validators=[InputRequired(), NumberRange(0, 4)]
    )
    minimum_n = IntegerField(
        _l("Số phiếu tối thiểu để công bố"),
        validators=[InputRequired(), NumberRange(MINIMUM_N, 10_000)],
    )
    par_points = CommaField(
        _l("Điểm tối đa trong Chỉ số cải cách hành chính"),
        validators=[Optional(), NumberRange(0.01, 100)],
    )
    has_bands = BooleanField(_l("Có xếp loại"))
    excellent = CommaField(_l("Xuất sắc từ"), validators=[Optional()])
    good = CommaField(_l("Tốt từ"), validators=[Optional()])
    fair = CommaField(_l("Khá từ"), validators=[Optional()])
    average = CommaField(_l("Trung bình từ"), validators=[Optional()])

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether everything holds together."""
        is_valid: bool = super().validate(extra_validators)
        start, end = self.valid_from.data, self.valid_to.data
        if start and end and end < start:
            self.valid_to.errors = [_("Ngày cuối phải từ ngày đầu trở đi.")]
            is_valid = False
        if self.has_bands and self.has_bands.data:
            is_valid = self._check_bands() and is_valid
        return is_valid

    def _check_bands(self) -> bool:
        bounds = [self[name].data for name in BANDS]
        above = None
        for name, bound in zip(BANDS, bounds, strict=True):
            if self[name].errors:  # no number at all
                continue
            if bound is None:
                self[name].errors = [_("Xin ghi mức này.")]
            elif above is not None and bound >= above:
                self[name].errors = [_("Phải nhỏ hơn mức ngay trên.")]
            elif not 0 <= bound <= 100:
                self[name].errors = [_("Phải từ 0 đến 100.")]
            above = bound if bound is not None else above
        return not any(self[name].errors for name in BANDS)


def general_form(document: Mapping[str, Any]) -> GeneralForm:
    """Return the form for a document, filled in with it unless it was sent."""
    languages = languages_of(document)
    fields = {
        "title": FormField(texts_form(languages, LABEL), _("Tên gọi")),
        "legal_basis": FormField(_long(languages), _("Căn cứ pháp lý")),
        "notes": FormField(_long(languages), _("Lưu ý, điểm chưa kiểm chứng")),
    }
    form: GeneralForm = type("MethodForm", (GeneralForm,), fields)(
        data=_data(document, languages)
    )
    is_index = document["measure"] in MEASURES
    if not is_index:  # points and rates are added up in one way only
        for name in ("measure", "aggregate", "par_points"):
            del form[name]
    else:
        form.measure.choices = [SelectChoice(m, measure_name(m)) for m in MEASURES]
        form.aggregate.choices = [
            SelectChoice(a, aggregate_name(a)) for a in AGGREGATES
        ]
    if document["measure"] == "rates":
        for name in ("has_bands", *BANDS):
            del form[name]
    return form


def general_values(form: GeneralForm) -> dict[str, Any]:
    """Return what the form says, as the document has it."""
    values: dict[str, Any] = {
        "title": form.title.texts(),
        "legal_basis": form.legal_basis.known_texts(),
        "notes": form.notes.known_texts(),
        "valid_from": _day(form.valid_from.data),
        "valid_to": _day(form.valid_to.data),
        "rounding": form.rounding.data,
        "minimum_n": form.minimum_n.data,
    }
    for name in ("measure", "aggregate"):
        if name in form:
            values[name] = form[name].data
    if "par_points" in form:
        values["par_points"] = _number(form.par_points.data)
    if "has_bands" in form:
        bounds = {name: _number(form[name].data) for name in BANDS}
        values["bands"] = bounds if form.has_bands.data else None
    return values


def _long(languages: Sequence[str]) -> type:
    return texts_form(languages, NOTE, is_long=True, is_needed=False)


def _data(document: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    bands = document.get("bands") or {}
    return {
        **{
            name: filled(document.get(name), languages)
            for name in ("title", "legal_basis", "notes")
        },
        **{name: _date(document.get(name)) for name in ("valid_from", "valid_to")},
        **{name: document.get(name) for name in ("measure", "aggregate", "rounding")},
        "minimum_n": document.get("minimum_n"),
        "par_points": document.get("par_points"),
        "has_bands": bool(bands),
        **bands,
    }


def _date(text: object) -> date | None:
    return date.fromisoformat(cleaned(str(text))) if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Any) -> float | int | None:
    if value is None:
        return None
    number = float(value)
    return int(number) if number.is_integer() else number
