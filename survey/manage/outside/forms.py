"""The form of one outside result, and those of files and of doing without one."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange
from wtforms.validators import Optional as MayBeEmpty
from wtforms.widgets import TextInput

from survey.fields import CommaField, DayField, EditForm, StaffForm
from survey.form_filters import in_our_time, on_one_line
from survey.models import Mark, OutsideResult, SubjectKind
from survey.outside.indices import AREAS, index_named
from survey.outside.record import FIELDS, Record, faults
from survey.words import mark_word, subject_kind_word

MOST = 99_999
TIED = {"": None, "yes": True, "no": False}


def _line(label: object, longest: int, *, required: bool = False) -> StringField:
    rules = [DataRequired()] if required else [MayBeEmpty()]
    rules.append(Length(max=longest))
    return StringField(label, filters=[on_one_line], validators=rules)


def _whole(label: object) -> IntegerField:
    rules = [MayBeEmpty(), NumberRange(min=1, max=MOST)]
    return IntegerField(label, validators=rules, widget=TextInput())


def _decimal(label: object) -> CommaField:
    return CommaField(label, validators=[MayBeEmpty(), NumberRange(min=0, max=MOST)])


class ResultForm(EditForm):
    """Everything that is known of one result."""

    index_name = _line(_l("Chỉ số"), 60, required=True)
    year = IntegerField(_l("Năm"), validators=[InputRequired()], widget=TextInput())
    subject_kind = SelectField(_l("Loại đối tượng"))
    subject_name = _line(_l("Tên đối tượng"), 120, required=True)
    province = _line(_l("Thuộc tỉnh"), 120)
    unit_code = _line(_l("Mã đơn vị trong hệ thống"), 32)
    area = _line(_l("Mã nội dung"), 32)
    area_name = _line(_l("Tên nội dung"), 200)
    value = _decimal(_l("Giá trị"))
    points = _decimal(_l("Điểm"))
    most_points = _decimal(_l("Điểm tối đa"))
    rank = _whole(_l("Thứ hạng"))
    rank_of = _whole(_l("Trên tổng số"))
    is_tied = SelectField(_l("Đồng hạng"))
    region = _line(_l("Xếp trong vùng hoặc nhóm"), 120)
    region_rank = _whole(_l("Thứ hạng trong vùng"))
    region_rank_of = _whole(_l("Trên tổng số trong vùng"))
    source_title = _line(_l("Nguồn"), 300)
    source_url = _line(_l("Địa chỉ nguồn"), 500)
    source_day = DayField(_l("Ngày công bố"), validators=[MayBeEmpty(), in_our_time])
    mark = SelectField(_l("Đối chiếu với nguồn"))
    note = _line(_l("Ghi chú"), 500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject_kind.choices = [
            SelectChoice(kind.value, subject_kind_word(kind)) for kind in SubjectKind
        ]
        self.mark.choices = [SelectChoice(m.value, mark_word(m)) for m in Mark]
        unsaid, yes, no = _("nguồn không ghi"), _("có"), _("không")
        words = {"": unsaid, "yes": yes, "no": no}
        self.is_tied.choices = [SelectChoice(v, word) for v, word in words.items()]

    def fill(self, result: OutsideResult) -> None:
        """Put in what the register says."""
        for name in FIELDS:
            self[name].data = getattr(result, name)
        said = {value: key for key, value in TIED.items()}
        self.is_tied.data = said[result.is_tied]
        self.revision.data = str(result.revision)

    def record(self) -> Record:
        """Return what was filled in."""
        given = {name: self[name].data for name in FIELDS}
        index = index_named(given["index_name"])
        area_name = AREAS.get(index, {}).get(given["area"], "")
        return Record(
            **given
            | {
                "index_name": index,
                "subject_kind": SubjectKind(given["subject_kind"]),
                "mark": Mark(given["mark"]),
                "is_tied": TIED[given["is_tied"]],
                "area_name": given["area_name"] or area_name,
                **{name: _float(given[name]) for name in DECIMALS},
            }
        )

    def is_consistent(self) -> bool:
        """Return whether the fields fit together; note those that do not."""
        for name, words in faults(self.record()):
            self[name].errors = [*self[name].errors, words]
        return not self.errors


DECIMALS = ("value", "points", "most_points")


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))


class FileForm(StaffForm):
    """A file to be read."""

    file = FileField(
        _l("Tệp XLSX hoặc CSV"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )


class ConfirmForm(EditForm):
    """What was read, once somebody has looked at it."""

    text = TextAreaField()
