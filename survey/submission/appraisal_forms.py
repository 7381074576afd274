"""Forms of the appraisal: an area's points, the end of it, why it is done again."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, NumberRange, ValidationError
from wtforms.validators import Optional as MayBeEmpty

from survey.fields import CommaField, EditForm
from survey.form_filters import on_one_line
from survey.i18n import exact, index
from survey.models import Exemption
from survey.submission.content import Line
from survey.submission.forms import LONGEST, two_decimals
from survey.submission.operations.appraising import Verdict
from survey.words import exemption_word


class AppraisalForm(EditForm):
    """The appraised points of an area; fields are added for each of its items."""

    lines: Sequence[Line] = ()

    def given(self) -> dict[str, Verdict]:
        """Return what was filled in, by item."""
        return {
            line.item.code: Verdict(
                points=self._points(number),
                remark=self[f"remark_{number}"].data or "",
            )
            for number, line in enumerate(self.lines)
        }

    def _points(self, number: int) -> Decimal | None:
        points = self[f"appraised_{number}"].data
        return None if points is None else Decimal(points)


def appraisal_form(lines: Sequence[Line]) -> AppraisalForm:
    """Return the form of the items that those who appraise give points for."""
    fields: dict[str, Any] = {"lines": lines}
    for number, line in enumerate(lines):
        fields |= _fields(number, line)
    form: AppraisalForm = type("_AppraisalForm", (AppraisalForm,), fields)()
    if not form.is_submitted():
        for number, line in enumerate(lines):
            form[f"appraised_{number}"].data = line.appraised.points
            form[f"remark_{number}"].data = line.appraised.remark
    return form


def _fields(number: int, line: Line) -> dict[str, Any]:
    item = line.item
    told = _("Phải từ 0 đến %(most)s điểm.", most=exact(item.most))
    most = NumberRange(min=0, max=float(item.most), message=told)
    label = _("Điểm thẩm định cho %(code)s", code=item.code)
    return {
        f"appraised_{number}": CommaField(
            label, validators=[MayBeEmpty(), most, two_decimals]
        ),
        f"remark_{number}": TextAreaField(
            _("Ý kiến thẩm định cho %(code)s", code=item.code),
            filters=[on_one_line],
            validators=[Length(max=LONGEST), _reasoned(number, line)],
        ),
    }


def _reasoned(number: int, line: Line) -> Callable[[Form, Field], None]:
    """Return what asks for a remark where the points are not those of the unit."""

    def _check(form: Form, field: Field) -> None:
        points = form[f"appraised_{number}"].data
        is_other = points is not None and points != line.score.points
        if line.item.scorer == "self" and is_other and not field.data:
            raise ValidationError(_("Khác điểm tự chấm: ghi rõ lý do."))

    return _check


def appraisal_hint(line: Line) -> str:
    """Return the hint of a field of appraised points."""
    most = exact(line.item.most)
    if line.item.scorer == "appraisal":
        return str(_("Chỉ thẩm định chấm; tối đa %(most)s điểm.", most=most))
    own = index(None if line.score.points is None else float(line.score.points))
    return str(_("Đơn vị tự chấm %(own)s; tối đa %(most)s điểm.", own=own, most=most))


class FinishForm(EditForm):
    """Whether a unit is to be ranked, as the appraisal ends."""

    unranked = SelectField(_l("Xếp hạng"))
    note = StringField(_l("Ghi chú"), [Length(max=400)], [on_one_line])

    def offer(self) -> None:
        """Offer the reasons for which a unit is not ranked."""
        reasons = [
            SelectChoice(
                str(one), _("Không xếp hạng: %(why)s", why=exemption_word(one))
            )
            for one in Exemption
        ]
        ranked = SelectChoice("", _("Xếp hạng cùng nhóm"))
        self.unranked.choices = [ranked, *reasons]

    def reason(self) -> Exemption | None:
        """Return why the unit is not ranked, None if it is."""
        return Exemption(self.unranked.data) if self.unranked.data else None


class AgainForm(EditForm):
    """Why an appraisal is done again."""

    because = TextAreaField(
        _l("Lý do mở lại thẩm định"),
        [DataRequired(), Length(max=LONGEST)],
        [on_one_line],
    )
