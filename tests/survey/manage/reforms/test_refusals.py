"""What speaks against a reform is told, all of it, at its field; nothing is written."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from survey import clock
from survey.editing import Conflict
from survey.errors import Problem
from survey.manage.operations.reforms import (
    Asked,
    NewUnit,
    Pair,
    carry_out,
    plan_reform,
)
from survey.models import Lineage, Placement, Reform, ReformKind, Unit, UnitKind
from survey.release.operations import make_release
from tests.factories import (
    OPENED,
    TODAY,
    Province,
    make_province,
    make_sheets,
    make_unit,
)
from tests.survey.manage.reforms.asking import (
    REFORM,
    closing,
    merger,
    moving,
    new,
    renaming,
    split,
)


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session, units=3)


def faults(session: Session, asked: Asked) -> dict[str, str]:
    """Return what is told by field; whoever goes on all the same changes nothing."""
    n = session.scalar(select(func.count()).select_from(Unit))
    plan = plan_reform(session, asked)
    told = {fault.field: fault.message for fault in plan.faults}
    if told:
        with pytest.raises(Problem):
            carry_out(session, asked, today=TODAY)
    assert session.scalar(select(func.count()).select_from(Unit)) == n
    assert session.scalar(select(func.count()).select_from(Reform)) == 0
    return told


def test_a_plan_writes_nothing(session: Session, province: Province) -> None:
    assert faults(session, merger(province.units, "M")) == {}
    assert not session.dirty
    assert not session.new


@pytest.mark.parametrize("code", ["", "có dấu", "-x", "x" * 33, "a/b", "a\0b"])
def test_a_code_must_be_one(session: Session, province: Province, code: str) -> None:
    told = faults(session, merger(province.units, code))
    assert "A-Z" in told["new-0-code"]


def test_a_code_stands_for_one_unit_ever(session: Session, province: Province) -> None:
    taken = province.units[2].code
    told = faults(session, merger(province.units[:2], taken.lower()))
    assert taken in told["new-0-code"]
    told = faults(session, split(province.units[0], ["A", "a"]))
    assert "A" in told["new-1-code"]


def test_a_new_unit_needs_name_and_kind(session: Session, province: Province) -> None:
    asked = Asked(
        kind=ReformKind.RENAME,
        day=REFORM,
        pairs=(Pair(province.units[0].code, "N"),),
        opens=(NewUnit("N", "", None),),
    )
    told = faults(session, asked)
    assert set(told) == {"new-0-name", "new-0-kind"}
    long = (new("N", name="x" * 201, ranking_group="x\x00"),)
    told = faults(
        session, Asked(kind=asked.kind, day=REFORM, pairs=asked.pairs, opens=long)
    )
    assert "201" in told["new-0-name"]
    assert "ký tự" in told["new-0-ranking_group"]


def test_the_day_comes_after_the_beginning_and_the_last_change(
    session: Session, province: Province
) -> None:
    told = faults(session, merger(province.units, "M", day=OPENED))
    assert "1/7/2025" in told["day"]
    carry_out(session, moving([province.units[0]], province.units[1]), today=TODAY)
    earlier = moving([province.units[0]], province.units[2], day=date(2026, 5, 1))
    plan = plan_reform(session, earlier)
    assert "1/7/2026" in plan.faults[0].message


def test_the_day_comes_after_the_last_sheet(
    session: Session, province: Province
) -> None:
    make_sheets(session, province.round, province.counters[0], ["5" * 16])
    told = faults(session, merger(province.units, "M", day=TODAY))
    assert "10/3/2026" in told["day"]
    assert faults(session, merger(province.units, "M", day=TODAY + timedelta(1))) == {}


def test_released_figures_keep_their_tree(session: Session, province: Province) -> None:
    """A round that began after the day was measured with the unit where it stood."""
    make_sheets(session, province.round, province.counters[0], ["5" * 16], n=20)
    make_release(session, province.round, made_at=clock.now())
    first, second, _third = province.units
    told = faults(session, moving([first], second, day=date(2025, 12, 1)))
    assert province.round.code in told["day"]
    assert faults(session, moving([first], second, day=date(2026, 1, 2))) == {}


def test_what_has_ended_does_not_end_again(
    session: Session, province: Province
) -> None:
    first, second, third = province.units
    carry_out(session, closing([first]), today=TODAY)
    plan = plan_reform(session, merger([first, second], "M", day=date(2026, 9, 1)))
    assert any("đã kết thúc" in fault.message for fault in plan.faults)
    plan = plan_reform(session, moving([third], first, day=date(2026, 9, 1)))
    assert any(fault.field == "parent" for fault in plan.faults)


def test_no_unit_stands_below_itself(session: Session, province: Province) -> None:
    point = make_unit(session, province.units[0])
    told = faults(session, moving([province.units[0]], point))
    assert "cấp trên hợp lệ" in told["old"]
    told = faults(session, moving([province.units[0]], province.units[0]))
    assert told


def test_a_move_to_where_it_stands_is_none(
    session: Session, province: Province
) -> None:
    told = faults(session, moving([province.units[0]], province.root))
    assert "đã ở dưới" in told["parent"]


def test_a_province_does_not_end_with_its_communes_left(
    session: Session, province: Province
) -> None:
    told = faults(session, closing([province.root]))
    assert set(told) == {f"below-{unit.code}" for unit in province.units}


def test_children_of_a_split_unit_must_be_told_where_to_go(
    session: Session, province: Province
) -> None:
    point = make_unit(session, province.units[0])
    told = faults(session, split(province.units[0], ["A", "B"]))
    assert set(told) == {f"below-{point.code}"}


@pytest.mark.parametrize("kind", list(ReformKind))
def test_nothing_asked_is_nothing_done(session: Session, kind: ReformKind) -> None:
    assert faults(session, Asked(kind=kind, day=REFORM))


def test_a_later_place_below_a_unit_keeps_it_from_ending_before(
    session: Session, province: Province
) -> None:
    first, second, _third = province.units
    carry_out(session, moving([first], second), today=TODAY)
    plan = plan_reform(session, closing([second], day=date(2026, 5, 1)))
    assert any("1/7/2026" in fault.message for fault in plan.faults)


def test_shares_add_up(session: Session, province: Province) -> None:
    code = province.units[0].code
    opens = (new("A"), new("B"))
    for shares in [(0.5, None), (0.5, 0.4), (1.2, -0.2)]:
        pairs = tuple(
            Pair(code, one.code, share)
            for one, share in zip(opens, shares, strict=True)
        )
        asked = Asked(kind=ReformKind.SPLIT, day=REFORM, pairs=pairs, opens=opens)
        assert "share" in faults(session, asked)


def test_somebody_changed_a_unit_meanwhile(
    session: Session, province: Province
) -> None:
    asked = merger(province.units[:2], "M")
    seen = plan_reform(session, asked).revisions
    province.units[0].name = "Xã khác"
    session.flush()
    with pytest.raises(Conflict):
        carry_out(session, asked, today=TODAY, seen=seen)
    assert session.scalar(select(func.count()).select_from(Reform)) == 0


def test_of_two_who_merge_the_same_unit_one_is_told(
    session: Session, engine: Engine
) -> None:
    """At the same moment, each with the page as it was before either."""
    province = make_province(session, units=3)
    first, second, third = province.units
    ways = [merger([first, second], "A"), merger([second, third], "B")]
    seen = [plan_reform(session, asked).revisions for asked in ways]
    session.commit()
    start, ends = Barrier(2), []

    def go(which: int) -> None:
        with Session(engine) as own:
            start.wait()
            try:
                carry_out(own, ways[which], today=TODAY, seen=seen[which])
                own.commit()
            except Conflict:
                ends.append("conflict")
            else:
                ends.append("done")

    threads = [Thread(target=go, args=(which,)) for which in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["conflict", "done"]
    assert session.scalar(select(func.count()).select_from(Reform)) == 1
    assert session.scalar(select(func.count()).select_from(Lineage)) == 2


def test_a_renamed_unit_keeps_no_stray_rows(
    session: Session, province: Province
) -> None:
    carry_out(session, renaming(province.units[0], "N"), today=TODAY)
    assert session.scalar(select(func.count()).select_from(Placement)) == 0
    assert session.scalars(select(Unit.kind).where(Unit.code == "N")).one() == (
        UnitKind.COMMUNE
    )
