"""The field of a form that names a unit: by code, by name, or by both."""

from collections.abc import Collection
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import RadioField, StringField
from wtforms.validators import Length, Optional

from survey.fields import StaffForm
from survey.i18n import named, number
from survey.models import Unit
from survey.units_meant import (
    MOST,
    MOST_LISTED,
    Named,
    is_sure,
    standing_units,
    units_like,
)


class UnitForm(StaffForm):
    """A form about a unit; what is typed may mean several, of which one is chosen."""

    unit = StringField(_l("Đơn vị"), validators=[Length(max=250)])
    # Only when what was typed means several units.
    chosen = RadioField(
        _l("Đơn vị nào?"), choices=[], validate_choice=False, validators=[Optional()]
    )
    listed: Collection[Named] = ()

    @property
    def given_unit(self) -> str:
        """Return what was typed or chosen for the unit."""
        return " ".join(str(self.chosen.data or self.unit.data or "").split())

    def offer_units(self, units: Collection[Named]) -> None:
        """Let the person choose one of the units that their words mean."""
        self.chosen.choices = [(u.code, f"{named(u)} ({u.code})") for u in units]


def unit_meant(
    session: Session, form: UnitForm, *, scope: Collection[int] | None, today: date
) -> Unit | None:
    """Return the unit that a form means; None, told on the form, unless it is one.

    Units beyond the scope are as good as none: a form does not say what there is.
    """
    given = form.given_unit
    found = units_like(session, given, scope=scope, today=today) if given else []
    if len(found) != 1 or not is_sure(found[0], given):
        form.unit.errors = [_not_one(given, found)]
        form.offer_units(found if len(found) <= MOST else [])
        return None
    # Whatever else is wrong with the form, the choice stays made.
    form.unit.data, form.chosen.data = found[0].in_full, None
    return session.get_one(Unit, found[0].id)


def _not_one(given: str, found: Collection[Named]) -> str:
    words: str
    if not given:
        words = _("Xin ghi mã hoặc tên đơn vị.")
    elif not found:
        words = _("Không có đơn vị nào như vậy trong phạm vi của bạn.")
    elif len(found) > MOST:
        n = number(len(found))
        words = _("%(n)s đơn vị có những từ này. Xin ghi rõ hơn.", n=n)
    elif len(found) == 1:
        words = _("Có một đơn vị gần giống. Nếu đúng, xin chọn ở bên dưới.")
    else:
        words = _("Nhiều đơn vị có những từ này. Xin chọn một ở bên dưới.")
    return words


class NeedsUnit(UnitForm):
    """A form that is only valid with one of the units it may be about."""

    meant: Unit  # once it is valid

    def look_among(
        self, session: Session, *, scope: Collection[int] | None, today: date
    ) -> None:
        """Offer the units of a scope beside the field; the only one stands in it."""
        self._session, self._scope, self._today = session, scope, today
        units = standing_units(session, scope=scope, today=today)
        self.unit.flags.required = True
        self.listed = units[:MOST_LISTED]
        if not self.is_submitted():
            self._fill_in(units)

    def _fill_in(self, units: list[Named]) -> None:
        """Write the unit of an address in full, or else the only one there is."""
        asked = [one for one in units if one.code == self.unit.data]
        only = units if len(units) == 1 and not self.unit.data else []
        for one in asked or only:
            self.unit.data = one.in_full

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether all of it holds, and a unit is meant."""
        is_valid: bool = super().validate(extra_validators)
        found = unit_meant(self._session, self, scope=self._scope, today=self._today)
        if found is None:
            return False
        self.meant = found
        return is_valid
