"""A counter whose unit was reformed takes sheets for the right unit at every hour."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from survey import clock
from survey.manage.operations.reforms import carry_out, settle_reforms
from survey.models import Figure, Unit
from survey.release.operations import make_release
from survey.respond.open_counters import find_counter
from survey.respond.places import Absence, OpenCounter
from survey.tree import unit_by_code
from tests.factories import (
    TODAY,
    Province,
    make_province,
    make_round,
    make_sheets,
    make_unit,
)
from tests.survey.manage.reforms.asking import closing, merger, moving

DAY = TODAY + timedelta(days=7)  # within the round
EVE = DAY - timedelta(days=1)


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session, units=3)


def unit_at(session: Session, code: str, day: date) -> Unit | None:
    """Return the unit that a sheet would be filed under."""
    found = find_counter(session.connection(), code, day=day)
    if isinstance(found, OpenCounter):
        return session.get_one(Unit, found.place.unit_id)
    assert found == Absence.CLOSED
    return None


@pytest.mark.parametrize("is_settled", [False, True])
def test_a_poster_stays_good_through_a_merger(
    session: Session, province: Province, *, is_settled: bool
) -> None:
    first, second, _third = province.units
    carry_out(session, merger([first, second], "M", day=DAY), today=TODAY)
    code = province.counters[0].code
    assert unit_at(session, code, EVE) is first
    if is_settled:
        settle_reforms(session, today=DAY)
    assert unit_at(session, code, DAY) is unit_by_code(session, "M")


def test_a_counter_of_a_closed_unit_takes_none(
    session: Session, province: Province
) -> None:
    carry_out(session, closing([province.units[0]], day=DAY), today=TODAY)
    code = province.counters[0].code
    assert unit_at(session, code, EVE) is province.units[0]
    assert unit_at(session, code, DAY) is None


def test_a_round_of_a_unit_that_ends_takes_no_more(
    session: Session, province: Province
) -> None:
    other = make_unit(session, name="Tỉnh thứ hai")
    carry_out(session, merger([province.root, other], "T", day=DAY), today=TODAY)
    settle_reforms(session, today=DAY)
    code = province.counters[0].code
    assert unit_at(session, code, DAY) is None
    make_round(
        session,
        unit_by_code(session, "T"),
        province.questionnaire,
        starts_on=DAY,
        ends_on=DAY + timedelta(days=30),
    )
    assert unit_at(session, code, DAY) is province.units[0]


def test_a_round_counts_a_unit_where_it_stood_on_the_first_day(
    session: Session, province: Province
) -> None:
    """Its figures, and those above, do not jump when a unit goes elsewhere."""
    first, second, third = province.units
    district = make_unit(session, province.root, code="Q")
    carry_out(
        session, moving([first, second], district, day=date(2025, 12, 1)), today=TODAY
    )
    for counter in province.counters:
        make_sheets(session, province.round, counter, ["5" * 16, "4" * 16], n=20)
    carry_out(session, closing([district], day=DAY), today=TODAY)
    settle_reforms(session, today=DAY)
    assert first.parent_id == province.root.id
    make_sheets(session, province.round, province.counters[0], ["5" * 16], n=5, day=DAY)
    release = make_release(session, province.round, made_at=clock.now())
    n = {
        unit.code: session.get_one(Figure, (release.id, unit.id, "overall")).n
        for unit in (province.root, district, first, second, third)
    }
    assert n == {
        province.root.code: 65,
        "Q": 45,
        first.code: 25,
        second.code: 20,
        third.code: 20,
    }


def test_a_unit_that_joins_counts_in_the_round_it_joined(
    session: Session, province: Province
) -> None:
    other = make_unit(session, name="Tỉnh thứ hai")
    commune = make_unit(session, other)
    carry_out(session, moving([commune], province.root, day=TODAY), today=TODAY)
    counter = province.counters[0]
    make_sheets(session, province.round, counter, ["5" * 16], n=20, unit_id=commune.id)
    release = make_release(session, province.round, made_at=clock.now())
    assert session.get_one(Figure, (release.id, province.root.id, "overall")).n == 20
    assert session.get(Figure, (release.id, other.id, "overall")) is None
