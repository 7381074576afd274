"""Forms about people: an address, a role, the unit it is given on."""

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Regexp

from survey import words
from survey.accounts.operations import ADDRESS, MAX_ADDRESS
from survey.fields import EditForm, StaffForm
from survey.models import RoleName
from survey.unit_field import UnitForm

WHOLE_ADDRESS = re.compile(rf"\s*(?:{ADDRESS.pattern})\s*\Z")


class RoleForm(UnitForm, EditForm):
    """A role, and the unit it is given on."""

    role = RadioField(_l("Vai trò"), validators=[DataRequired(_l("Xin chọn vai trò."))])
    everywhere = BooleanField(_l("Trên toàn hệ thống"))

    def offer(self, roles: list[RoleName]) -> None:
        """Offer the roles that the person filling in the form may give."""
        self.role.choices = [
            (role.value, f"{words.role_word(role)}: {words.role_purpose(role)}")
            for role in roles
        ]
        self.unit.flags.required = True  # but for a role on everything

    @property
    def given_role(self) -> RoleName:
        """Return the role that was chosen."""
        return RoleName(self.role.data)


class PersonForm(RoleForm):
    """Somebody new: their address, and their first role."""

    email = EmailField(
        _l("Địa chỉ thư điện tử"),
        validators=[
            DataRequired(_l("Xin ghi địa chỉ thư điện tử.")),
            Length(max=MAX_ADDRESS),
            Regexp(
                WHOLE_ADDRESS,
                message=_l("Đây chưa phải địa chỉ thư, ví dụ: ten@tinh.gov.vn."),
            ),
        ],
    )


class HeldRoleForm(EditForm):
    """One of the roles somebody has, to be taken back."""

    role = StringField()
    unit = StringField()


class AccountForm(EditForm):
    """Nothing to fill in: a button, and the state the page was opened at."""


class SearchForm(StaffForm):
    """Who is looked for, filled in from the address."""

    class Meta(StaffForm.Meta):
        """A search changes nothing."""

        csrf = False

    q = StringField(_l("Địa chỉ thư có chứa"), validators=[Length(max=254)])
    role = SelectField(_l("Vai trò"), validate_choice=False)

    def offer(self) -> None:
        """Offer every role."""
        roles = [(role.value, words.role_word(role)) for role in RoleName]
        self.role.choices = [("", _("Mọi vai trò")), *roles]
