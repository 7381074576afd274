"""Setting the province up as an office would: units, services, counters."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.province import Office
from survey.demo.told import tell
from survey.manage.operations.counters import open_counter
from survey.manage.operations.services import import_services
from survey.manage.operations.units import import_units
from survey.models import Counter, UnitKind
from survey.tree import unit_by_code

# By the place of the counter among all counters of all offices.
Counters = dict[int, Counter]


def found_province(
    session: Session, offices: Sequence[Office], *, on: date
) -> Counters:
    """Open the province with all offices but those that reforms will bring."""
    rows = [
        {
            "code": province.ROOT,
            "name": province.NAME,
            "name_en": province.NAME_EN,
            "kind": UnitKind.PROVINCE,
            "valid_from": on,
        }
    ]
    standing = [office for office in offices if office.moods[0] is not None]
    units = import_units(session, as_file(rows + [_unit(o, on) for o in standing]))
    tell(session, "units.imported", after={"n_created": len(units.created)})
    named = import_services(session, province.read_names_of_services())
    tell(session, "service.imported", after={"created": named.created})
    opened = open_counters(session, offices, {o.code for o in standing}, on=on)
    tell(session, "counters.imported", after={"n_created": len(opened)})
    return opened


def open_counters(
    session: Session, offices: Sequence[Office], codes: set[str], *, on: date
) -> Counters:
    """Open the counters of some offices."""
    opened: Counters = {}
    for number, (office, counter) in enumerate(province.counters_of(offices)):
        if office.code in codes:
            opened[number] = open_counter(
                session,
                unit_by_code(session, office.code),
                name=counter.name,
                name_en=counter.name_en,
                room=counter.room,
                service=counter.service,
                opened_on=on,
            )
    return opened


def as_file(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return a file as an office would hand it in."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _unit(office: Office, on: date) -> dict[str, object]:
    return {
        "code": office.code,
        "name": office.name,
        "name_en": office.name_en,
        "kind": office.kind,
        "parent": province.ROOT,
        "ranking_group": office.ranking_group,
        "valid_from": on,
    }
