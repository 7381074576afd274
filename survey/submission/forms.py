"""Forms of workbooks: an area's points, exemptions, opening."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError
from wtforms.validators import Optional as MayBeEmpty
from wtforms.widgets import CheckboxInput, ListWidget

from survey.fields import CommaField, DayField, EditForm, StaffForm
from survey.form_filters import in_our_time, on_one_line
from survey.i18n import exact
from survey.par.points import as_points
from survey.submission.content import Line
from survey.submission.operations.days import Days, out_of_order
from survey.submission.operations.scoring import Given
from survey.words import text_of

LONGEST = 4000  # characters of an explanation


def two_decimals(form: Form, field: Field) -> None:
    """Refuse points that are finer than a hundredth; a validator of fields."""
    if field.data is not None and as_points(float(field.data)) is None:
        raise ValidationError(_("Nhiều nhất hai chữ số thập phân."))


class AreaForm(EditForm):
    """The points of an area; fields are added for each of its items."""

    lines: Sequence[Line] = ()

    def given(self) -> dict[str, Given]:
        """Return what was filled in, by item."""
        return {
            line.item.code: Given(
                points=self._points(number),
                explanation=self[f"explanation_{number}"].data or "",
            )
            for number, line in enumerate(self.lines)
        }

    def _points(self, number: int) -> Decimal | None:
        points = self[f"own_{number}"].data
        return None if points is None else Decimal(points)


def area_form(lines: Sequence[Line]) -> AreaForm:
    """Return the form of the items that a unit scores itself."""
    fields: dict[str, Any] = {"lines": lines}
    for number, line in enumerate(lines):
        item = line.item
        told = _("Phải từ 0 đến %(most)s điểm.", most=exact(item.most))
        most = NumberRange(min=0, max=float(item.most), message=told)
        label = f"{item.code} {text_of(item.name)}"
        fields[f"own_{number}"] = CommaField(
            label, validators=[MayBeEmpty(), most, two_decimals]
        )
        fields[f"explanation_{number}"] = TextAreaField(
            _("Giải trình cho %(code)s", code=item.code),
            filters=[on_one_line],
            validators=[Length(max=LONGEST)],
        )
    form: AreaForm = type("_AreaForm", (AreaForm,), fields)()
    if not form.is_submitted():
        for number, line in enumerate(lines):
            form[f"own_{number}"].data = line.score.points
            form[f"explanation_{number}"].data = line.score.explanation
    return form


class ExemptForm(EditForm):
    """Which exemptions of the set hold for a unit."""

    exemptions = SelectMultipleField(
        _l("Đơn vị được miễn vì"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    because = TextAreaField(
        _l("Căn cứ"), filters=[on_one_line], validators=[Length(max=LONGEST)]
    )


class OpenForm(StaffForm):
    """By which set units are scored, until when, and which round earns points."""

    criteria_set = SelectField(_l("Bộ tiêu chí"), validators=[InputRequired()])
    group = SelectField(_l("Đơn vị"), validators=[InputRequired()])
    round = SelectField(_l("Đợt khảo sát lấy điểm"))
    due_on = DayField(_l("Hạn tự chấm"), [MayBeEmpty(), in_our_time])
    appraise_by = DayField(_l("Hạn thẩm định"), [MayBeEmpty(), in_our_time])

    def validate_appraise_by(self, field: Field) -> None:
        """Refuse a day before the units have to be done."""
        if not Days(self.due_on.data, field.data).are_in_order:
            raise ValidationError(out_of_order())

    def offer(
        self,
        sets: Sequence[tuple[int, str]],
        groups: Sequence[tuple[str, str]],
        rounds: Sequence[tuple[str, str]],
    ) -> None:
        """Offer what there is to choose from."""
        self.criteria_set.choices = [SelectChoice(str(k), v) for k, v in sets]
        self.group.choices = [SelectChoice(k, v) for k, v in groups]
        none = SelectChoice("", _("(không lấy điểm khảo sát)"))
        self.round.choices = [none, *(SelectChoice(k, v) for k, v in rounds)]


def most_told(line: Line) -> str:
    """Return the hint of a field of points."""
    hint: str = _("Tối đa %(most)s điểm.", most=exact(line.item.most))
    return hint
