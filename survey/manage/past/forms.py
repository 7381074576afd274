"""The form that says what the columns and words of a file mean."""

from collections.abc import Mapping
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, TextAreaField
from wtforms.validators import Length, ValidationError

from survey.fields import DayField, StaffForm
from survey.manage.operations.past.reading import (
    COUNTER,
    DAY,
    UNIT,
    Reading,
    place_of,
    read_pairs,
)
from survey.models import Channel

LONGEST_LIST = 100_000  # characters


def in_pairs(form: StaffForm, field: Field) -> None:
    """Refuse a line that does not say what a word stands for."""
    wrong = read_pairs(field.data or "")[1]
    if wrong:
        message = _(
            "Dòng %(line)d phải có dạng: chữ trong tệp = nghĩa trong hệ thống.",
            line=wrong[0],
        )
        raise ValidationError(message)


def add_fault(field: Field, words: str) -> None:
    """Say what is wrong with a field besides what is."""
    field.errors = [*field.errors, words]


class ReadingForm(StaffForm):
    """What is said of a file; each column that may be said has a field of its own."""

    places: Mapping[str, str] = {}  # what a column holds, to the name of its field
    units = TextAreaField(
        _l("Tên đơn vị trong tệp khác với hệ thống"),
        validators=[Length(max=LONGEST_LIST), in_pairs],
    )
    words = TextAreaField(
        _l("Chữ trong tệp khác với hệ thống"),
        validators=[Length(max=LONGEST_LIST), in_pairs],
    )

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether no column was given two meanings."""
        is_valid: bool = super().validate(extra_validators)
        taken: set[str] = set()
        for _place, field in self.columns():
            if field.data in taken:
                add_fault(field, _("Cột này đã chọn cho mục khác."))
                is_valid = False
            taken |= {field.data} - {"", None}
        return is_valid

    def reading(self) -> Reading:
        """Return what was said."""
        return Reading(
            columns={place: f.data for place, f in self.columns() if f.data},
            units=read_pairs(self.units.data or "")[0],
            words=read_pairs(self.words.data or "")[0],
        )

    def columns(self) -> list[tuple[str, Field]]:
        """Return the fields of columns, each with what its column holds."""
        return [(place, self[name]) for place, name in self.places.items()]


class SheetsForm(ReadingForm):
    """What is said of a file of sheets."""

    channel = RadioField(_l("Các phiếu này được thu bằng cách nào?"))
    day = DayField(_l("Ngày của mọi phiếu, nếu tệp không có cột ngày"))

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether unit and day of a sheet can be known, and an answer."""
        is_valid = super().validate(extra_validators)
        said = {place for place, field in self.columns() if field.data}
        lacking = []
        if not said & {UNIT, COUNTER}:
            words = _("Xin chọn cột đơn vị hoặc cột quầy.")
            lacking.append((self[self.places[UNIT]], words))
        if DAY not in said and self.day.data is None:
            words = _("Xin chọn cột ngày, hoặc ghi một ngày cho mọi phiếu.")
            lacking.append((self.day, words))
        if not any(place.startswith(place_of("")) for place in said):
            words = _("Xin chọn cột của ít nhất một câu hỏi.")
            lacking.append((self.columns()[-1][1], words))
        for field, words in lacking:
            add_fault(field, words)
        return is_valid and not lacking

    def reading(self) -> Reading:
        """Return what was said; a column of days comes before a day for all."""
        said = super().reading()
        day = None if DAY in said.columns else self.day.data
        return replace(said, channel=Channel(self.channel.data), day=day)
