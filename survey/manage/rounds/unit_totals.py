"""The form of one unit's transaction totals: of the whole, or service by service."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import FieldList, Form, FormField, RadioField, StringField
from wtforms.validators import Length

from survey.codes import CODE
from survey.documents.prose import cleaned
from survey.fields import EditForm
from survey.manage.operations.totals_written import ByService
from survey.manage.rounds.grid import as_typed, not_whole
from survey.manage.rounds.queries import Participant
from survey.manage.services_in_use import services_of_units
from survey.manage.whole_numbers import read_whole
from survey.models import Round
from survey.services import ServiceNames

WHOLE, SERVICES = "whole", "services"
BLANK, MOST = 3, 300  # lines for further services, and of all


@dataclass
class Seen:
    """What tells the totals somebody saw when they opened the form from others."""

    revision: int


class ServiceTotal(Form):  # type: ignore[misc]
    """A service, and its transactions."""

    service = StringField(_l("Lĩnh vực"), validators=[Length(max=200)])
    total = StringField(_l("Số lượt giao dịch"), validators=[Length(max=20)])


class UnitTotalsForm(EditForm):
    """The transactions of a unit during a round."""

    how = RadioField(_l("Đơn vị có số liệu nào?"), default=WHOLE)
    whole = StringField(
        _l("Tổng số lượt giao dịch của đơn vị"), validators=[Length(max=20)]
    )
    services = FieldList(
        FormField(ServiceTotal, label=""), label=_l("Dòng"), max_entries=MOST
    )

    def offer(self) -> None:
        """Offer the two ways of counting."""
        self.how.choices = [
            (WHOLE, _("Một tổng chung cho cả đơn vị")),
            (SERVICES, _("Từng lĩnh vực")),
        ]

    def totals(self) -> ByService | None:
        """Return what was typed; None, with the faults noted, if it cannot be."""
        found = self._of_services() if self.how.data == SERVICES else self._of_whole()
        return None if self.errors or self.services.errors else found

    def _of_whole(self) -> ByService:
        text = self.whole.data or ""
        number = read_whole(text)
        if text.strip() and number is None:
            self.whole.errors = [not_whole()]
        return {} if number is None else {"": number}

    def _of_services(self) -> ByService:
        found: dict[str, int] = {}
        for entry in self.services:
            words = cleaned(entry.service.data or "").split()
            text = (entry.total.data or "").strip()
            if not text:
                continue
            code, number = next(iter(words), ""), read_whole(text)
            if number is None:
                entry.total.errors = [not_whole()]
            elif not CODE.fullmatch(code):
                entry.service.errors = [_("Xin ghi mã lĩnh vực.")]
            elif code in found:
                entry.service.errors = [_("Lĩnh vực này đã có ở dòng trên.")]
            else:
                found[code] = number
        self.services.errors = [e.errors for e in self.services if e.errors]
        return found


def fill_in(
    form: UnitTotalsForm,
    totals: ByService,
    services: Iterable[str],
    names: ServiceNames,
) -> None:
    """Fill a form in with the totals there are, and the services without one."""
    form.how.data = SERVICES if any(totals) else WHOLE
    form.whole.data = as_typed(totals.get(""))
    for code in sorted({*filter(None, totals), *services}):
        name = f"{code} – {names[code].name}" if names[code].is_named else code
        form.services.append_entry(
            {"service": name, "total": as_typed(totals.get(code))}
        )
    for _number in range(BLANK):
        form.services.append_entry()
    form.revision.data = str(seen(totals).revision)


def offered(session: Session, round_: Round, unit: Participant) -> set[str]:
    """Return the services of a unit's counters and totals."""
    return services_of_units(session, round_, {unit.id})


def seen(totals: Mapping[str, int]) -> Seen:
    """Return what tells these totals from others."""
    text = "\n".join(f"{code}={total}" for code, total in sorted(totals.items()))
    return Seen(int(sha256(text.encode()).hexdigest()[:12], 16))
