"""The details of a reform; its fields depend on the units that were chosen."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    StringField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from survey import words
from survey.fields import CommaField, DayField, StaffForm
from survey.form_filters import in_our_time, on_one_line
from survey.manage.operations.reforms.plan import Fault
from survey.models import Counter, Unit, UnitKind

FormClass = type["ReformForm"]


class ReformForm(StaffForm):
    """What every reform says; `seen` are the units as the preview showed them."""

    day = DayField(
        _l("Có hiệu lực từ ngày"),
        validators=[InputRequired(_l("Xin chọn ngày có hiệu lực.")), in_our_time],
    )
    basis = StringField(
        _l("Căn cứ"),
        filters=[on_one_line],
        validators=[Length(max=200, message=_l("Dài nhất 200 ký tự."))],
    )
    carries_people = BooleanField(
        _l("Người có vai trò ở đơn vị cũ có vai trò đó ở đơn vị kế tục"), default=True
    )
    seen = HiddenField()

    def tell(self, faults: Iterable[Fault]) -> None:
        """Put what speaks against the reform next to the fields it is about."""
        for fault in faults:
            if fault.field in self:
                field = self[fault.field]
                field.errors = [*field.errors, fault.message]
            else:
                self.form_errors.append(fault.message)


def form_for(
    *,
    n_new: int,
    old: Unit | None,
    parts: bool,
    below: Iterable[Unit] = (),
    counters: Iterable[Counter] = (),
) -> FormClass:
    """Return the form of a reform that opens some units in place of others.

    Where it splits one, what was below it and its counters are dealt out to the parts.
    """
    fields: dict[str, Any] = {}
    for at in range(n_new):
        fields |= _new_unit(at, old, with_share=parts)
    if parts:
        choices = [
            SelectChoice(str(at), _("Đơn vị mới thứ %(n)d", n=at + 1))
            for at in range(n_new)
        ]
        for unit in below:
            fields[f"below-{unit.code}"] = SelectField(unit.name, choices=choices)
        for counter in counters:
            fields[f"counter-{counter.code}"] = SelectField(
                counter.name, choices=choices
            )
    return type("AskedReformForm", (ReformForm,), fields)


class Dealt(NamedTuple):
    """The names of the fields that deal out what belonged to a split unit."""

    below: list[str]
    counters: list[str]


def dealt_out(form: ReformForm | None) -> Dealt:
    """Return the fields of a form that deal something out."""
    names = [field.name for field in form or ()]
    return Dealt(
        [name for name in names if name.startswith("below-")],
        [name for name in names if name.startswith("counter-")],
    )


def _new_unit(at: int, old: Unit | None, *, with_share: bool) -> dict[str, Any]:
    kinds = [SelectChoice(kind.value, words.kind_word(kind)) for kind in UnitKind]
    # WTForms shows fields in the order they were made in.
    fields: dict[str, Any] = {
        f"new-{at}-name": StringField(
            _l("Tên"),
            filters=[on_one_line],
            validators=[InputRequired(_l("Đơn vị mới phải có tên."))],
        ),
        f"new-{at}-code": StringField(
            _l("Mã"),
            filters=[on_one_line],
            validators=[InputRequired(_l("Đơn vị mới phải có mã của mình."))],
        ),
        f"new-{at}-name_en": StringField(_l("Tên tiếng Anh"), filters=[on_one_line]),
        f"new-{at}-kind": SelectField(
            _l("Loại"), choices=kinds, default=old.kind if old else None
        ),
        f"new-{at}-ranking_group": StringField(
            _l("Nhóm xếp hạng"),
            filters=[on_one_line],
            default=old.ranking_group if old else "",
        ),
        f"new-{at}-parent": StringField(_l("Đơn vị cấp trên"), filters=[on_one_line]),
    }
    if with_share:
        fields[f"new-{at}-share"] = CommaField(
            _l("Phần trăm công việc nhận"),
            validators=[
                Optional(),
                NumberRange(min=0, max=100, message=_l("Tỷ lệ phải từ 0 đến 100.")),
            ],
        )
    return fields
