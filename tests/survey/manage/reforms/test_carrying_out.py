"""What each reform does to units, places, counters and people."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant
from survey.accounts.operations import add_official
from survey.manage.operations.reforms import Asked, carry_out, settle_reforms
from survey.models import (
    Counter,
    CounterMove,
    Grant,
    Lineage,
    LineageKind,
    Placement,
    Reform,
    RoleName,
    Unit,
    UnitKind,
)
from survey.tree import load_tree, unit_by_code
from tests.factories import (
    OPENED,
    TODAY,
    Province,
    make_counter,
    make_province,
    make_unit,
)
from tests.survey.manage.reforms.asking import (
    EVE,
    REFORM,
    closing,
    merger,
    moving,
    renaming,
    split,
)

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def province(session: Session) -> Province:
    """A province with three communes; the first has two points below it."""
    province = make_province(session, units=3)
    for code in ("D1", "D2"):
        make_unit(session, province.units[0], code=code, kind=UnitKind.POINT)
    return province


def done(session: Session, asked: Asked, *, today: date = TODAY) -> Reform:
    reform, _plan = carry_out(session, asked, today=today)
    session.expire_all()
    return reform


def parents(session: Session, day: date) -> dict[str, str | None]:
    """Return who stands below whom on a day."""
    codes = {unit.id: unit.code for unit in session.scalars(select(Unit))}
    tree = load_tree(session).on(day)
    above = {codes[id_]: tree.parent(id_) for id_ in tree.nodes}
    return {code: codes.get(id_) if id_ else None for code, id_ in above.items()}


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_merger_ends_the_old_and_opens_the_new(
    session: Session, province: Province
) -> None:
    first, second, third = province.units
    before = parents(session, EVE)
    done(session, merger([first, second], "M"))

    assert (first.valid_to, second.valid_to) == (EVE, EVE)
    opened = unit_by_code(session, "M")
    assert (opened.valid_from, opened.valid_to) == (REFORM, None)
    assert opened.parent_id == province.root.id
    kinds = {row.kind for row in session.scalars(select(Lineage))}
    assert kinds == {LineageKind.MERGE}
    assert parents(session, EVE) == before
    assert parents(session, REFORM) == {
        province.root.code: None,
        third.code: province.root.code,
        "M": province.root.code,
        "D1": "M",
        "D2": "M",
    }


def test_counters_follow_on_the_day_and_keep_their_codes(
    session: Session, province: Province
) -> None:
    first, second, _third = province.units
    codes = [counter.code for counter in province.counters]
    done(session, merger([first, second], "M"))
    assert [c.unit_id for c in province.counters[:2]] == [first.id, second.id]
    assert count(session, CounterMove) == 2

    assert settle_reforms(session, today=EVE) == []
    [settled] = settle_reforms(session, today=REFORM)
    opened = unit_by_code(session, "M")
    assert settled.settled_at is not None
    assert [c.unit_id for c in province.counters[:2]] == [opened.id, opened.id]
    assert [counter.code for counter in province.counters] == codes
    assert count(session, CounterMove) == 0
    assert settle_reforms(session, today=REFORM) == []


def test_a_counter_moved_by_hand_meanwhile_stays_where_it_was_put(
    session: Session, province: Province
) -> None:
    first, second, third = province.units
    done(session, merger([first, second], "M"))
    province.counters[0].unit_id = third.id
    settle_reforms(session, today=REFORM)
    assert province.counters[0].unit_id == third.id


def test_a_reform_entered_late_is_settled_at_once(
    session: Session, province: Province
) -> None:
    first, second, _third = province.units
    done(session, merger([first, second], "M", day=YESTERDAY))
    opened = unit_by_code(session, "M")
    assert {c.unit_id for c in province.counters[:2]} == {opened.id}
    points = select(Unit.parent_id).where(Unit.code.in_(["D1", "D2"]))
    assert set(session.scalars(points)) == {opened.id}


def test_a_split_hands_each_counter_and_child_to_its_part(
    session: Session, province: Province
) -> None:
    first = province.units[0]
    further = make_counter(session, first)
    asked = split(
        first,
        ["A", "B"],
        below={"D1": "A", "D2": "B"},
        counters={further.code: "B"},
    )
    done(session, asked)
    settle_reforms(session, today=REFORM)
    a, b = unit_by_code(session, "A"), unit_by_code(session, "B")
    assert (province.counters[0].unit_id, further.unit_id) == (a.id, b.id)
    now = parents(session, REFORM)
    assert (now["D1"], now["D2"]) == ("A", "B")
    kinds = {row.kind for row in session.scalars(select(Lineage))}
    assert kinds == {LineageKind.SPLIT}


def test_a_unit_that_moves_stays_what_it_is(
    session: Session, province: Province
) -> None:
    first, second, _third = province.units
    done(session, moving([second], first))
    assert second.valid_to is None
    assert count(session, Lineage) == 0
    assert second.parent_id == province.root.id  # until the day comes
    assert parents(session, EVE)[second.code] == province.root.code
    assert parents(session, REFORM)[second.code] == first.code
    settle_reforms(session, today=REFORM)
    assert second.parent_id == first.id
    assert parents(session, EVE)[second.code] == province.root.code
    assert province.counters[1].unit_id == second.id


def test_a_new_name_is_a_new_unit_with_everything_of_the_old(
    session: Session, province: Province
) -> None:
    first = province.units[0]
    done(session, renaming(first, "N"))
    settle_reforms(session, today=REFORM)
    opened = unit_by_code(session, "N")
    assert first.valid_to == EVE
    assert province.counters[0].unit_id == opened.id
    now = parents(session, REFORM)
    assert (now["D1"], now["N"]) == ("N", province.root.code)
    [lineage] = session.scalars(select(Lineage))
    assert lineage.kind == LineageKind.RENAME


def test_what_hangs_below_a_closed_unit_goes_one_up(
    session: Session, province: Province
) -> None:
    """As communes did when the districts were abolished."""
    first = province.units[0]
    done(session, closing([first]))
    assert parents(session, REFORM)["D1"] == province.root.code
    counter = province.counters[0]
    assert counter.closed_on == REFORM
    assert not counter.is_open_on(REFORM)
    assert counter.is_open_on(EVE)
    assert count(session, Lineage) == 0


def test_people_have_their_role_on_the_successor_from_the_day_on(
    session: Session, province: Province
) -> None:
    first, second, _third = province.units
    head = add_official(session, "truong@x.example", password="sông núi nước Nam 1")
    for held in session.scalars(select(Grant)):
        session.delete(held)
    grant(session, head, RoleName.UNIT_HEAD, first)
    done(session, merger([first, second], "M"))
    assert {row.unit_id for row in session.scalars(select(Grant))} == {first.id}
    settle_reforms(session, today=REFORM)
    opened = unit_by_code(session, "M")
    roles = {(row.role, row.unit_id) for row in session.scalars(select(Grant))}
    assert roles == {
        (RoleName.UNIT_HEAD, first.id),
        (RoleName.UNIT_HEAD, opened.id),
    }


def test_people_may_be_left_where_they_are(
    session: Session, province: Province
) -> None:
    first, second, _third = province.units
    head = add_official(session, "truong@x.example", password="sông núi nước Nam 1")
    grant(session, head, RoleName.UNIT_HEAD, first)
    n = count(session, Grant)
    asked = merger([first, second], "M", day=YESTERDAY, carries_people=False)
    done(session, asked)
    assert count(session, Grant) == n


def test_a_merger_of_mergers(session: Session, province: Province) -> None:
    first, second, third = province.units
    done(session, merger([first, second], "M"))
    later = REFORM + timedelta(days=30)
    done(session, merger([unit_by_code(session, "M"), third], "MM", day=later))
    assert parents(session, later)["D1"] == "MM"
    assert parents(session, REFORM)["D1"] == "M"
    assert parents(session, EVE)["D1"] == first.code
    settle_reforms(session, today=later)
    last = unit_by_code(session, "MM")
    assert {counter.unit_id for counter in province.counters} == {last.id}
    assert session.scalar(select(Unit.parent_id).where(Unit.code == "D1")) == last.id


def test_whole_provinces_merge_and_their_communes_stay_what_they_are(
    session: Session, province: Province
) -> None:
    other = make_unit(session, code="T2", name="Tỉnh thứ hai")
    commune = make_unit(session, other, code="X9")
    opened = merger([province.root, other], "T")
    done(session, opened)
    now = parents(session, REFORM)
    assert now["T"] is None
    assert now[commune.code] == now[province.units[0].code] == "T"
    assert commune.valid_to is None
    assert count(session, Placement) == 2 * 4  # where they stood, where they stand


def test_a_unit_there_is_takes_another_in(session: Session, province: Province) -> None:
    first, second, _third = province.units
    asked = merger([second], first.code)
    done(session, Asked(kind=asked.kind, day=REFORM, pairs=asked.pairs))
    assert first.valid_to is None
    assert second.valid_to == EVE
    settle_reforms(session, today=REFORM)
    assert province.counters[1].unit_id == first.id
    [lineage] = session.scalars(select(Lineage))
    assert lineage.kind == LineageKind.MERGE


def test_a_closed_counter_stays_closed(session: Session, province: Province) -> None:
    first, second, _third = province.units
    province.counters[0].closed_on = OPENED
    done(session, merger([first, second], "M"))
    settle_reforms(session, today=REFORM)
    counter = session.get_one(Counter, province.counters[0].id)
    assert (counter.closed_on, counter.unit_id) == (OPENED, first.id)
