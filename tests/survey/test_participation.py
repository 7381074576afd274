"""Who takes part in a round: asked from the round down, and from the unit up."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from survey.collect.queries import progress
from survey.models import Lineage, LineageKind, RoundUnit, Unit
from survey.participation import is_chosen, participants
from survey.respond.open_counters import find_counter
from survey.respond.places import Absence, OpenCounter
from tests.factories import (
    TODAY,
    Province,
    make_counter,
    make_province,
    make_round,
    make_unit,
)


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session, units=3)


def choose(session: Session, province: Province, *units: Unit) -> None:
    round_id = province.round.id
    session.add_all(RoundUnit(round_id=round_id, unit_id=unit.id) for unit in units)
    session.flush()


def agrees(session: Session, province: Province, units: list[Unit]) -> bool:
    """Return whether both ways round find the same units."""
    found = participants(session, province.round)
    connection = session.connection()
    return all(
        is_chosen(connection, province.round.id, unit.id) == (unit.id in found)
        for unit in units
    )


def test_without_a_choice_all_below_take_part(
    session: Session, province: Province
) -> None:
    stranger = make_unit(session, name="Tỉnh khác")
    found = participants(session, province.round)
    assert found == {province.root.id, *(unit.id for unit in province.units)}
    assert stranger.id not in found


def test_a_chosen_unit_brings_all_below_it(
    session: Session, province: Province
) -> None:
    chosen, other, _third = province.units
    point = make_unit(session, chosen)
    choose(session, province, chosen)
    assert participants(session, province.round) == {chosen.id, point.id}
    assert agrees(session, province, [chosen, point, other, province.root])


def test_who_continues_a_chosen_unit_takes_part(
    session: Session, province: Province
) -> None:
    chosen, other, _third = province.units
    heir = make_unit(session, province.root, name="Xã mới")
    below = make_unit(session, heir)
    abroad = make_unit(session, name="Tỉnh khác")
    for before, after in ((chosen, heir), (other, heir), (chosen, abroad)):
        session.add(
            Lineage(
                predecessor_id=before.id,
                successor_id=after.id,
                kind=LineageKind.MERGE,
                happened_on=date(2026, 2, 1),
            )
        )
    choose(session, province, chosen)
    assert participants(session, province.round) == {chosen.id, heir.id, below.id}
    assert agrees(session, province, [chosen, other, heir, below])


def test_only_chosen_units_take_sheets(session: Session, province: Province) -> None:
    chosen, other, _third = province.counters
    choose(session, province, province.units[0])
    point = make_counter(session, make_unit(session, province.units[0]))
    connection = session.connection()
    for counter in (chosen, point):
        found = find_counter(connection, counter.code, day=TODAY)
        assert isinstance(found, OpenCounter)
        assert found.place.round_id == province.round.id
    assert find_counter(connection, other.code, day=TODAY) is Absence.CLOSED


def test_a_sheet_goes_to_the_round_its_unit_takes_part_in(
    session: Session, province: Province
) -> None:
    later = make_round(
        session, province.root, province.questionnaire, starts_on=date(2026, 3, 1)
    )
    session.add(RoundUnit(round_id=later.id, unit_id=province.units[1].id))
    session.flush()
    connection = session.connection()
    rounds = []
    for counter in province.counters:
        found = find_counter(connection, counter.code, day=TODAY)
        assert isinstance(found, OpenCounter)
        rounds.append(found.place.round_id)
    assert rounds == [province.round.id, later.id, province.round.id]


def test_counts_are_expected_of_chosen_units_alone(
    session: Session, province: Province
) -> None:
    choose(session, province, province.units[2])
    found = progress(session, province.round, today=TODAY)
    assert [unit.unit for unit in found.units] == [province.units[2]]
