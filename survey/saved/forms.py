"""The form that keeps a page under a name."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, StringField, ValidationError
from wtforms.validators import DataRequired, Length

from survey.fields import StaffForm
from survey.models.saved import LONGEST_NAME
from survey.saved.addresses import is_page


def _on_one_line(text: str | None) -> str:
    return " ".join((text or "").split())


class ViewForm(StaffForm):
    """A name, and the address of a page of results."""

    name = StringField(
        _l("Tên góc nhìn"),
        filters=[_on_one_line],
        validators=[DataRequired(_l("Xin đặt tên.")), Length(max=LONGEST_NAME)],
    )
    address = HiddenField(_l("Địa chỉ trang"))

    def validate_address(self, field: Field) -> None:
        """Refuse whatever is no page of results."""
        if not is_page(field.data or ""):
            message = _("Chỉ lưu được trang kết quả của hệ thống này.")
            raise ValidationError(message)
