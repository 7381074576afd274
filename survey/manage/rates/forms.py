"""The form of one unit's counts: two numbers a rate."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import FormField, IntegerField
from wtforms.validators import NumberRange, Optional

from survey.fields import EditForm, InnerForm, StaffForm
from survey.manage.operations.rate_counts import Counts
from survey.manage.whole_numbers import LARGEST_WHOLE
from survey.methods import Criterion
from survey.words.methods import text_of

COUNT = (Optional(), NumberRange(0, LARGEST_WHOLE))


class PairForm(InnerForm):
    """The cases counted, of all there were."""

    counted = IntegerField(validators=COUNT)
    total = IntegerField(validators=COUNT)


class CountsForm(EditForm):
    """The counts of a unit; a pair of fields a rate is added by the method."""

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether each pair is whole, and its part no more than its total."""
        is_valid: bool = super().validate(extra_validators)
        for pair in self.pairs():
            counted, total = pair.counted.data, pair.total.data
            if pair.counted.errors or pair.total.errors:
                continue
            if (counted is None) != (total is None):
                lacking = pair.counted if counted is None else pair.total
                lacking.errors = [_("Ghi cả hai số, hoặc để trống cả hai.")]
                is_valid = False
            elif counted is not None and counted > total:
                pair.counted.errors = [_("Không được lớn hơn tổng số.")]
                is_valid = False
        return is_valid

    def pairs(self) -> list[PairForm]:
        """Return the pairs in the order of the method."""
        return [field for name, field in self._fields.items() if name.startswith("r")
                and name != "revision"]  # fmt: skip

    def counts(self, rates: Sequence[str]) -> dict[str, Counts | None]:
        """Return what was typed, by rate."""
        return {
            rate: None
            if pair.counted.data is None
            else Counts(pair.counted.data, pair.total.data)
            for rate, pair in zip(rates, self.pairs(), strict=True)
        }


class CountsFileForm(StaffForm):
    """The counts of many units as a file."""

    file = FileField(
        _l("Tệp Excel hoặc CSV"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )


def counts_form(
    criteria: Sequence[Criterion], known: Mapping[str, Counts]
) -> CountsForm:
    """Return the form of a unit, filled in with what is known unless it was sent."""
    fields, data = {}, {}
    for number, criterion in enumerate(criteria):
        name = f"r{number}"
        fields[name] = FormField(PairForm, label=text_of(criterion.name))
        pair = known.get(criterion.code)
        if pair is not None:
            data[name] = pair._asdict()
    form: CountsForm = type("UnitCountsForm", (CountsForm,), fields)(data=data)
    for pair, criterion in zip(form.pairs(), criteria, strict=True):
        if criterion.rate is not None:
            pair.counted.label.text = text_of(criterion.rate.counted)
            pair.total.label.text = text_of(criterion.rate.total)
    return form
