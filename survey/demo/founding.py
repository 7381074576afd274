"""Setting the province up as an office would: units, counters, rounds."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.calendar import Period
from survey.demo.province import Office
from survey.manage.operations.counters import close_counter, open_counter
from survey.manage.operations.lineage import merge_units
from survey.manage.operations.methods import import_shipped
from survey.manage.operations.questionnaires import (
    make_questionnaire,
    publish_questionnaire,
)
from survey.manage.operations.rounds import RoundPlan, open_round
from survey.manage.operations.services import import_services
from survey.manage.operations.totals import import_totals
from survey.manage.operations.units import import_units
from survey.models import Counter, Questionnaire, Round, Unit, UnitKind, Weighting
from survey.tree import unit_by_code

METHOD = "counter"
LANGUAGES = ("vi", "en")

# By the place of the counter among all counters of all offices.
Counters = dict[int, Counter]


def found_province(
    session: Session, offices: Sequence[Office], *, on: date
) -> Counters:
    """Open the province with all offices but the one a merger will bring."""
    rows = [
        {
            "code": province.ROOT,
            "name": province.NAME,
            "name_en": province.NAME_EN,
            "kind": UnitKind.PROVINCE,
            "valid_from": on,
        }
    ]
    standing = [office for office in offices if office.code != province.SUCCESSOR]
    import_units(session, _csv(rows + [_unit(office, on) for office in standing]))
    import_services(session, province.read_names_of_services())
    return _open_counters(session, offices, {o.code for o in standing}, on=on)


def merge_communes(
    session: Session, offices: Sequence[Office], counters: Counters, *, on: date
) -> None:
    """Let two communes go on as a new one, with counters of its own."""
    successor = next(o for o in offices if o.code == province.SUCCESSOR)
    import_units(session, _csv([_unit(successor, on)]))
    before = [unit_by_code(session, code) for code in province.PREDECESSORS]
    merge_units(session, before, unit_by_code(session, successor.code), on=on)
    closing = {unit.id for unit in before}
    for counter in counters.values():
        if counter.unit_id in closing:
            close_counter(counter, on=on)
    counters |= _open_counters(session, offices, {successor.code}, on=on)


def publish(session: Session, *, on: date) -> Questionnaire:
    """Publish the questionnaire of the method for counters."""
    method = import_shipped(session, METHOD)
    questionnaire = make_questionnaire(session, method, LANGUAGES)
    publish_questionnaire(session, questionnaire, on=on)
    session.flush()
    return questionnaire


def open_demo_round(
    session: Session, questionnaire: Questionnaire, period: Period
) -> Round:
    """Open a round in the whole province."""
    start = period.start
    plan = RoundPlan(
        code=f"{start:%Y-%m}",
        title=f"Đợt khảo sát từ tháng {start.month}/{start.year} ({province.MARK})",
        starts_on=start,
        ends_on=period.end,
        root=unit_by_code(session, province.ROOT),
        method=questionnaire.method,
        questionnaire=questionnaire,
        weighting=Weighting.TRANSACTIONS,
    )
    return open_round(session, plan)


def report_transactions(
    session: Session, round_: Round, offices: Sequence[Office], *, which: int
) -> None:
    """Hand in how many transactions each office handled during a round.

    In the first round as a whole; later by service, where counters have services.
    """
    served = set(_served(session)) if which else set()
    rows = [
        {"unit": office.code, "service": service, "total": total}
        for office in offices
        if office.moods[which] is not None
        for service, total in _transactions(office, office.code in served).items()
    ]
    import_totals(session, round_, _csv(rows))


def _served(session: Session) -> Sequence[str]:
    """Return the codes of the units whose counters have services."""
    query = select(Unit.code).join(Counter, Counter.unit_id == Unit.id)
    return session.scalars(query.where(Counter.service != "").distinct()).all()


def _transactions(office: Office, is_served: bool) -> Mapping[str, int]:
    return office.services if is_served else {"": office.transactions}


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


def _open_counters(
    session: Session, offices: Sequence[Office], codes: set[str], *, on: date
) -> Counters:
    opened: Counters = {}
    numbered = enumerate((office, c) for office in offices for c in office.counters)
    for number, (office, counter) in numbered:
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


def _csv(rows: Sequence[dict[str, object]]) -> bytes:
    """Return a file as an office would hand it in."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
