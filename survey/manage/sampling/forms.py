"""Forms of the sampling desk."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from survey.fields import CommaField, StaffForm
from survey.manage.operations.sampling.fieldwork import MOST_VISITS
from survey.manage.operations.sampling.targets import LARGEST, Basis
from survey.models import FrameKind, Outcome, Rule
from survey.unit_field import NeedsUnit
from survey.words.fieldwork import frame_word, outcome_word, rule_word


class RuleForm(StaffForm):
    """The rule by which targets are set, and what it is given."""

    rule = RadioField(_l("Quy tắc"), default=Rule.COCHRAN)
    margin = CommaField(
        _l("Sai số cho phép, ± điểm phần trăm"),
        default=5,
        validators=[Optional(), NumberRange(0.5, 30)],
    )
    share = CommaField(
        _l("Tỷ lệ hài lòng dự kiến, %"),
        default=80,
        validators=[Optional(), NumberRange(1, 99)],
    )
    deff = CommaField(
        _l("Hiệu ứng thiết kế"),
        default=1.5,
        validators=[Optional(), NumberRange(1, 10)],
    )
    quota = IntegerField(
        _l("Số phiếu cố định cho mỗi đơn vị"),
        validators=[Optional(), NumberRange(0, LARGEST)],
    )
    only_missing = BooleanField(_l("Chỉ đặt cho đơn vị chưa có mục tiêu"))

    def offer(self) -> None:
        """Offer the rules."""
        self.rule.choices = [SelectChoice(rule, rule_word(rule)) for rule in Rule]

    def basis(self) -> Basis:
        """Return the rule as it was filled in."""
        usual = Basis(Rule(self.rule.data))
        return Basis(
            usual.rule,
            margin=float(self.margin.data or usual.margin),
            share=float(self.share.data or usual.share),
            deff=float(self.deff.data or usual.deff),
            quota=self.quota.data or 0,
        )

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether it can be computed; a fixed number has to be there."""
        is_valid: bool = super().validate(extra_validators)
        if self.rule.data == Rule.QUOTA and self.quota.data is None:
            self.quota.errors = self.quota.errors or [_("Xin ghi số phiếu.")]
            return False
        return is_valid


class FrameForm(NeedsUnit):
    """A list to draw from."""

    kind = RadioField(_l("Danh sách gồm"), default=FrameKind.HOUSEHOLDS)
    title = StringField(
        _l("Tên danh sách"), validators=[InputRequired(), Length(max=120)]
    )
    file = FileField(
        _l("Tệp Excel hoặc CSV"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )

    def offer(self) -> None:
        """Offer the kinds of lists."""
        self.kind.choices = [SelectChoice(k, frame_word(k)) for k in FrameKind]


class DrawForm(StaffForm):
    """How many to draw."""

    n = IntegerField(
        _l("Số cần chọn"), validators=[InputRequired(), NumberRange(1, 200_000)]
    )
    n_reserve = IntegerField(
        _l("Số dự phòng để thay thế"),
        default=0,
        validators=[Optional(), NumberRange(0, 200_000)],
    )
    by_area = BooleanField(_l("Chia đều theo quy mô từng thôn, tổ dân phố"))
    seed = StringField(_l("Hạt giống ngẫu nhiên"), validators=[Length(max=64)])


class AssignForm(StaffForm):
    """Who calls on those drawn."""

    enumerators = SelectMultipleField(_l("Điều tra viên"), coerce=int)


class EnumeratorForm(NeedsUnit):
    """Somebody who calls on people."""

    name = StringField(_l("Họ và tên"), validators=[InputRequired(), Length(max=120)])


class OutcomeForm(StaffForm):
    """What became of somebody who was drawn."""

    outcome = RadioField(_l("Kết quả"))
    visits = IntegerField(
        _l("Số lần đến"),
        default=1,
        validators=[InputRequired(), NumberRange(0, MOST_VISITS)],
    )
    is_replaced = BooleanField(
        _l("Gọi người kế tiếp trong danh sách dự phòng thay thế")
    )
    seen = SelectField()

    def offer(self) -> None:
        """Offer what may have become of somebody."""
        outcomes = [SelectChoice(one, outcome_word(one)) for one in Outcome]
        self.outcome.choices = outcomes
        self.seen.choices = outcomes
