"""Where the page of a unit leads on to."""

from sqlalchemy.orm import Session

from survey.manage.operations.outside import add_result
from survey.manage.operations.publishing import publish, withdraw
from survey.models import Mark, SubjectKind
from survey.outside.record import Record
from survey.results.ways import Ways, ways_of
from tests.conftest import MORNING
from tests.survey.results.conftest import Released


def test_a_unit_leads_to_what_there_is_of_it_elsewhere(
    session: Session, released: Released
) -> None:
    first, second, _small = released.province.units
    now, before = released.release, released.before
    told = ("SIPAS", SubjectKind.UNIT, "Xã Đông", 2024, Mark.ASSUMED)
    result = add_result(session, Record(*told, unit_code=first.code, value=80.0))
    assert ways_of(session, now, first) == Ways(result.subject, None)

    publish(session, before, at=MORNING)
    assert ways_of(session, now, first).public == before
    assert ways_of(session, now, second) == Ways(None, None)  # it was not asked then
    publish(session, now, at=MORNING)
    assert ways_of(session, now, first).public == now
    assert ways_of(session, before, first).public == before  # the one looked at
    withdraw(session, before, at=MORNING, reason="Nhầm.")
    assert ways_of(session, before, first).public == now
