"""The form of a new version: what is said of the set as a whole, and its file."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange
from wtforms.validators import Optional as MayBeEmpty
from wtforms.widgets import TextInput

from survey.fields import CommaField, StaffForm
from survey.form_filters import on_one_line
from survey.methods.bands import BAND_KEYS
from survey.par.criteria import SCOPES
from survey.words import band_word, scope_word

LONGEST_NOTE = 4000


def _bound() -> CommaField:
    rules = [MayBeEmpty(), NumberRange(min=0, max=100)]
    return CommaField(validators=rules)


class SetForm(StaffForm):
    """A version of a set of criteria; without a file the criteria stay as they are."""

    code = StringField(_l("Mã"), [DataRequired(), Length(max=32)], [on_one_line])
    year = IntegerField(
        _l("Năm"), [InputRequired(), NumberRange(2000, 2100)], widget=TextInput()
    )
    scope = SelectField(_l("Dùng để chấm"))
    title = StringField(_l("Tên gọi"), [DataRequired(), Length(max=400)], [on_one_line])
    legal_basis = TextAreaField(_l("Căn cứ"), [Length(max=LONGEST_NOTE)], [on_one_line])
    notes = TextAreaField(_l("Lưu ý"), [Length(max=LONGEST_NOTE)], [on_one_line])
    excellent, good, fair, average = _bound(), _bound(), _bound(), _bound()
    file = FileField(_l("Tệp tiêu chí (XLSX hoặc CSV)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope.choices = [SelectChoice(one, scope_word(one)) for one in SCOPES]
        for key in BAND_KEYS:
            self[key].label.text = band_word(key)

    def fill(self, document: Mapping[str, Any]) -> None:
        """Show what a set says."""
        for key in ("code", "year", "scope"):
            self[key].data = document[key]
        for key in ("title", "legal_basis", "notes"):
            self[key].data = document[key].get("vi", "")
        for key in BAND_KEYS:
            self[key].data = (document["bands"] or {}).get(key)

    def general(self, before: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return what is said of the whole; texts that stay keep their translation."""
        bounds = {key: self[key].data for key in BAND_KEYS}
        given = {key: float(one) for key, one in bounds.items() if one is not None}
        return {
            "code": self.code.data,
            "year": self.year.data,
            "scope": self.scope.data,
            "bands": given or None,
            **{key: self._texts(key, before) for key in TEXTS},
        }

    def _texts(self, key: str, before: Mapping[str, Any] | None) -> dict[str, str]:
        text = self[key].data
        known: dict[str, str] = before[key] if before else {}
        if known.get("vi") == text:
            return known
        return {"vi": text} if text else {}


TEXTS = ("title", "legal_basis", "notes")
