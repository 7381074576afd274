"""What an auditor may look for."""

from flask_babel import gettext as _
from wtforms import SelectField, StringField
from wtforms.validators import Length, Optional

from survey.fields import DayField, StaffForm
from survey.oversight.queries import Sought


class AuditForm(StaffForm):
    """The filters of the audit, filled in from the address."""

    class Meta(StaffForm.Meta):
        """Filters change nothing."""

        csrf = False

    actor = StringField(validators=[Length(max=254)])
    kind = SelectField(validators=[Optional()])
    code = StringField(validators=[Length(max=254)])
    since = DayField(validators=[Optional()])
    until = DayField(validators=[Optional()])

    def label_fields(self, kinds: dict[str, str]) -> None:
        """Name the fields in the language of the page."""
        self.actor.label.text = _("Người thực hiện")
        self.kind.label.text = _("Đối tượng")
        self.code.label.text = _("Mã của đối tượng")
        self.since.label.text = _("Từ ngày")
        self.until.label.text = _("Đến ngày")
        self.kind.choices = [("", _("Tất cả")), *kinds.items()]

    def sought(self) -> Sought:
        """Return what is looked for."""
        return Sought(
            actor=(self.actor.data or "").strip(),
            kind=self.kind.data or "",
            code=(self.code.data or "").strip(),
            since=self.since.data,
            until=self.until.data,
        )
