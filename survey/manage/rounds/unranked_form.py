"""The form that leaves a unit out of the ranks of a round."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, RadioField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from survey.form_filters import on_one_line
from survey.models import Exemption
from survey.unit_field import NeedsUnit
from survey.words.unranked import exemption_word


class UnrankedForm(NeedsUnit):
    """A unit, and why it is not ranked; `revision` says which marks were looked at."""

    revision = HiddenField()
    reason = RadioField(
        _l("Vì sao không xếp hạng?"),
        validators=[InputRequired(_l("Xin chọn lý do."))],
    )
    note = StringField(
        _l("Ghi rõ"), filters=[on_one_line], validators=[Length(max=200)]
    )

    def offer_reasons(self) -> None:
        """Offer the reasons there are."""
        self.reason.choices = [(str(one), exemption_word(one)) for one in Exemption]

    def validate_note(self, field: Field) -> None:
        """Refuse another reason that is not said."""
        if self.reason.data == Exemption.OTHER and not field.data:
            raise ValidationError(_("Xin ghi lý do."))
