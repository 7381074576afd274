"""Mergers: the old units end, the new one goes on, nothing is moved."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.lineage import merge_units
from survey.models import Lineage, LineageKind, Response
from tests.factories import Province, make_province, make_sheets, make_unit

MERGER = date(2026, 7, 1)
LAST_DAY = date(2026, 6, 30)


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session)


def test_old_units_end_the_day_before_and_keep_their_sheets(
    session: Session, province: Province
) -> None:
    make_sheets(session, province.round, province.counters[0], ["5" * 16], n=3)
    new = make_unit(session, province.root, valid_from=MERGER)
    merge_units(session, province.units, new, on=MERGER)
    session.expire_all()

    assert [unit.valid_to for unit in province.units] == [LAST_DAY, LAST_DAY]
    assert new.valid_to is None
    lineages = session.scalars(select(Lineage)).all()
    assert {lineage.predecessor_id for lineage in lineages} == {
        unit.id for unit in province.units
    }
    assert {lineage.kind for lineage in lineages} == {LineageKind.MERGE}
    owners = set(session.scalars(select(Response.unit_id)))
    assert owners == {province.units[0].id}
    assert province.counters[0].unit_id == province.units[0].id


def test_one_unit_going_on_as_a_new_one_is_a_new_name(
    session: Session, province: Province
) -> None:
    new = make_unit(session, province.root, valid_from=MERGER)
    [lineage] = merge_units(session, province.units[:1], new, on=MERGER)
    assert lineage.kind == LineageKind.RENAME


def test_everything_in_the_way_is_told_at_once(
    session: Session, province: Province
) -> None:
    first, second = province.units
    make_sheets(session, province.round, province.counters[0], ["5" * 16], day=MERGER)
    make_unit(session, second)
    later = make_unit(session, province.root, valid_from=date(2026, 8, 1))
    with pytest.raises(Problem) as caught:
        merge_units(session, [first, second], later, on=MERGER)
    message = caught.value.message
    assert f"{later.code} không hoạt động vào ngày 1/7/2026." in message
    assert f"{first.code} đã có phiếu đến ngày 1/7/2026." in message
    assert f"{second.code} còn 1 đơn vị bên dưới" in message
    assert first.valid_to is None


def test_a_unit_cannot_go_on_as_itself(session: Session, province: Province) -> None:
    unit = province.units[0]
    with pytest.raises(Problem, match="chính nó"):
        merge_units(session, [unit], unit, on=MERGER)


def test_a_closed_unit_cannot_be_merged_again(
    session: Session, province: Province
) -> None:
    new = make_unit(session, province.root, valid_from=MERGER)
    merge_units(session, province.units, new, on=MERGER)
    with pytest.raises(Problem, match="không hoạt động"):
        merge_units(session, province.units, new, on=date(2026, 8, 1))
