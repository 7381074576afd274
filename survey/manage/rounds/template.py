"""The file in which offices hand in transaction totals, ready to be filled in."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.totals import COLUMNS
from survey.manage.operations.totals_written import ByService, totals_by_unit
from survey.manage.rounds.queries import Participant
from survey.models import Counter, Round
from survey.services import ServiceNames, service_names
from survey.spreadsheets import Cell, Column, Kind, Table

KINDS = {"total": (Kind.WHOLE, 12), "name": (Kind.TEXT, 40), "unit": (Kind.TEXT, 14)}
USUAL = (Kind.TEXT, 20)


def totals_table(
    session: Session, round_: Round, units: Sequence[Participant]
) -> Table:
    """Return the totals of some units, with a line wherever one is lacking."""
    stored = totals_by_unit(session, round_)
    served = _services(session, round_)
    names = service_names(session)
    rows = [
        row
        for unit in units
        for row in _rows(
            unit, stored.get(unit.id, {}), served.get(unit.id, set()), names
        )
    ]
    columns = [Column(c.heading, *KINDS.get(c.name, USUAL)) for c in COLUMNS]
    return Table(_("Số lượt giao dịch"), columns, rows)


def _rows(
    unit: Participant, totals: ByService, served: AbstractSet[str], names: ServiceNames
) -> Iterator[tuple[Cell, ...]]:
    """Yield a line for the whole unit, or for each service: as its totals are."""
    is_by_service = any(totals) or bool(served and not totals and "" not in served)
    codes = sorted({*totals, *served} - {""}) if is_by_service else [""]
    for code in codes:
        name = names[code].name if code and names[code].is_named else ""
        yield (unit.code, unit.name, code, name, totals.get(code))


def _services(session: Session, round_: Round) -> Mapping[int, set[str]]:
    """Return the services of each unit's counters; "" is a counter of all."""
    query = select(Counter.unit_id, Counter.service).where(
        Counter.opened_on <= round_.ends_on,
        Counter.closed_on.is_(None) | (Counter.closed_on > round_.starts_on),
    )
    found: dict[int, set[str]] = {}
    for unit_id, service in session.execute(query.distinct()):
        found.setdefault(unit_id, set()).add(service)
    return found
