"""Forms of rounds: the plan of one, and the confirmation that closes it."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from survey.codes import CODE
from survey.fields import DayField, EditForm
from survey.form_filters import in_our_time, on_one_line
from survey.manage.operations.round_units import Choice
from survey.models import Channel, Population, Weighting

LONGEST_LIST = 50_000  # characters
ALL, SOME, KEPT = "all", "some", "kept"
CODE_ALONE = rf"\s*(?:{CODE.pattern})\s*\Z"


class Boxes(SelectMultipleField):  # type: ignore[misc]
    """Several of a few: boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class RoundForm(EditForm):
    """The plan of a round."""

    title = StringField(
        _l("Tên đợt"),
        filters=[on_one_line],
        validators=[DataRequired(_l("Xin đặt tên cho đợt.")), Length(max=200)],
    )
    code = StringField(
        _l("Mã đợt"),
        filters=[on_one_line],
        validators=[
            DataRequired(_l("Xin đặt mã cho đợt.")),
            Length(max=32),
            Regexp(
                CODE_ALONE,
                message=_l("Chỉ dùng A-Z a-z 0-9 . _ - và bắt đầu bằng chữ hoặc số."),
            ),
        ],
    )
    starts_on = DayField(
        _l("Ngày đầu"),
        validators=[InputRequired(_l("Xin ghi ngày đầu.")), in_our_time],
    )
    ends_on = DayField(
        _l("Ngày cuối"),
        validators=[InputRequired(_l("Xin ghi ngày cuối.")), in_our_time],
    )
    root = StringField(
        _l("Đơn vị tổ chức"),
        filters=[on_one_line],
        validators=[DataRequired(_l("Xin chọn đơn vị.")), Length(max=250)],
    )
    part = RadioField(_l("Đơn vị nào tham gia?"), default=ALL)
    kinds = Boxes(_l("Các loại đơn vị"))
    groups = Boxes(_l("Các nhóm xếp hạng"))
    units = TextAreaField(_l("Từng đơn vị"), validators=[Length(max=LONGEST_LIST)])
    channels = Boxes(_l("Kênh thu phiếu"), default=[Channel.QR.value])
    populations = Boxes(
        _l("Đối tượng được hỏi"), default=[Population.COUNTER_USERS.value]
    )
    asks = SelectField(_l("Phương pháp và phiếu khảo sát"))
    weighting = RadioField(_l("Cách tính chung"), default=Weighting.EQUAL.value)

    def offer(
        self,
        *,
        parts: Mapping[str, str],
        kinds: Mapping[str, str],
        groups: Mapping[str, str],
        channels: Mapping[str, str],
        populations: Mapping[str, str],
        weightings: Mapping[str, str],
    ) -> None:
        """Offer what there is to choose from."""
        for field, offered in (
            (self.part, parts),
            (self.kinds, kinds),
            (self.groups, groups),
            (self.channels, channels),
            (self.populations, populations),
            (self.weighting, weightings),
        ):
            field.choices = list(offered.items())

    def validate_ends_on(self, field: Field) -> None:
        """Refuse a period that ends before it begins."""
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(_("Ngày cuối phải từ ngày đầu trở đi."))

    def validate_channels(self, field: Field) -> None:
        """Refuse a round nobody could answer in."""
        if not field.data:
            raise ValidationError(_("Xin chọn ít nhất một kênh."))
        if Channel.TALLY.value in field.data and len(field.data) > 1:
            message = _("“Bảng số đếm” không dùng chung đợt với kênh khác.")
            raise ValidationError(message)

    def validate_populations(self, field: Field) -> None:
        """Refuse a round that asks nobody."""
        if not field.data:
            raise ValidationError(_("Xin chọn ít nhất một đối tượng."))

    def validate_units(self, field: Field) -> None:
        """Refuse to choose some units without saying which."""
        if self.part.data == SOME and self.choice().is_empty:
            message = _("Xin chọn loại, nhóm, hoặc ghi mã của ít nhất một đơn vị.")
            raise ValidationError(message)

    def choice(self) -> Choice:
        """Return which units were chosen."""
        if self.part.data != SOME:
            return Choice()
        lines = (line.split() for line in (self.units.data or "").splitlines())
        codes = [words[0] for words in lines if words]
        return Choice(self.kinds.data or (), self.groups.data or (), codes)

    @property
    def root_code(self) -> str:
        """Return the code of the unit, of which the list also says the name."""
        return next(iter(str(self.root.data or "").split()), "")


class CloseForm(EditForm):
    """That somebody knows what closing does."""

    sure = BooleanField(
        _l("Tôi đã kiểm tra và muốn đóng đợt này"),
        validators=[InputRequired(_l("Xin đánh dấu để xác nhận."))],
    )
