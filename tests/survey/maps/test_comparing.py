"""Two rounds on one map, held to figures that a release froze of the same sheets."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.reforms import Asked, carry_out
from survey.maps import Comparison, MapRow, Reason, compare_on_map
from survey.maps.frozen import Frozen
from survey.maps.telling import Telling
from survey.models import (
    Change,
    Counter,
    Figure,
    Release,
    Round,
    TransactionTotal,
    Unit,
    Weighting,
)
from survey.release.operations import make_release
from survey.tree import unit_by_code
from tests.factories import (
    Province,
    make_counter,
    make_province,
    make_round,
    make_sheets,
    make_unit,
)
from tests.survey.manage.reforms.asking import merger, moving, split

WELL, FAIRLY, BADLY = (
    ["55555"] * 9 + ["22222"],
    ["44444"] * 6 + ["2-3.1"] * 4,
    ["12131"],
)
OLD_DAY, NEW_DAY = date(2025, 9, 9), date(2026, 3, 10)
REFORM = date(2025, 12, 1)
TODAY = date(2026, 3, 10)


@pytest.fixture
def province(session: Session) -> Province:
    """Four communes; the first two below a district that stays."""
    province = make_province(session, units=4, method="counter-short")
    district = make_unit(session, province.root, code="Q", name="Quận")
    for unit in province.units[:2]:
        unit.parent = district
    session.flush()
    return province


def old_round(session: Session, province: Province, **given: object) -> Round:
    usual = {"starts_on": date(2025, 8, 1), "ends_on": date(2025, 10, 31)}
    return make_round(session, province.root, province.questionnaire, **(usual | given))


def sheets(
    session: Session, round_: Round, counter: Counter, pattern: list[str], n: int
) -> None:
    """Spread sheets over four days, so that there is a spread between days."""
    first = OLD_DAY if round_.starts_on < REFORM else date(2026, 3, 2)
    for at in range(4):
        turned = pattern[at:] + pattern[:at]
        day = first + timedelta(days=at)
        make_sheets(session, round_, counter, turned, n=n // 4 + at % 2, day=day)


def released(session: Session, round_: Round) -> Release:
    made = make_release(session, round_, made_at=datetime(2026, 3, 11, tzinfo=UTC))
    session.flush()
    return made


def reformed(session: Session, asked: Asked) -> None:
    carry_out(session, asked, today=TODAY)
    session.flush()
    session.expire_all()


def row(found: Comparison, code: str) -> MapRow:
    [one] = [one for one in found.rows if one.unit.code == code]
    return one


def numbers(figure: object) -> tuple[object, ...]:
    names = ("n", "value", "se", "low", "high", "df", "fallback")
    return tuple(getattr(figure, name) for name in names)


@pytest.mark.parametrize("weighting", [Weighting.EQUAL, Weighting.TRANSACTIONS])
def test_merged_units_are_computed_from_their_sheets(
    session: Session, province: Province, weighting: Weighting
) -> None:
    """As the district above both was, which a release computed itself."""
    earlier = old_round(session, province, weighting=weighting)
    province.round.weighting = Weighting.EQUAL
    for counter, pattern, n in zip(
        province.counters, (WELL, FAIRLY, WELL, FAIRLY), (40, 20, 40, 40), strict=True
    ):
        sheets(session, earlier, counter, pattern, n)
        total = TransactionTotal(
            round_id=earlier.id, unit_id=counter.unit_id, service="", total=n * n
        )
        session.add(total)
    before = released(session, earlier)
    district = unit_by_code(session, "Q")
    truth = session.get_one(Figure, (before.id, district.id, "overall"))

    reformed(session, merger(province.units[:2], "M", day=REFORM))
    for counter in (province.counters[0], province.counters[2]):
        sheets(session, province.round, counter, WELL, 60)
    after = released(session, province.round)
    found = compare_on_map(session, before, after, day=NEW_DAY)

    merged = row(found, "M")
    assert merged.earlier.figure is not None
    assert numbers(merged.earlier.figure) == numbers(truth)
    assert merged.earlier.is_pooled
    assert not merged.later.is_pooled
    assert merged.change is not None
    assert merged.change.difference == pytest.approx(
        (merged.later.figure.value or 0) - (truth.value or 0)  # type: ignore[union-attr]
    )


def test_without_reforms_it_is_what_the_release_said(
    session: Session, province: Province
) -> None:
    earlier = old_round(session, province)
    for counter in province.counters[:2]:
        sheets(session, earlier, counter, FAIRLY, 40)
        sheets(session, province.round, counter, WELL, 40)
    before = released(session, earlier)
    after = released(session, province.round)
    said = {
        change.unit_id: change
        for change in session.scalars(
            select(Change).where(
                Change.release_id == after.id, Change.node == "overall"
            )
        )
    }
    for day in (OLD_DAY, NEW_DAY):
        found = compare_on_map(session, before, after, day=day)
        assert {one.unit.id for one in found.rows} == set(said)
        for one in found.rows:
            assert one.change is not None
            assert one.change.difference == said[one.unit.id].difference
            assert one.change.low == said[one.unit.id].low
            assert not one.is_changed


def test_on_the_old_map_a_merger_cannot_be_undone_and_a_split_can(
    session: Session, province: Province
) -> None:
    earlier = old_round(session, province)
    for counter in province.counters:
        sheets(session, earlier, counter, FAIRLY, 40)
    before = released(session, earlier)
    first, second, third, _fourth = province.units
    reformed(session, merger([first, second], "M", day=REFORM))
    reformed(session, split(third, ["A", "B"], day=REFORM))
    a, b = (make_counter(session, unit_by_code(session, code)) for code in "AB")
    for counter in (province.counters[0], a, b):
        sheets(session, province.round, counter, WELL, 40)
    after = released(session, province.round)

    found = compare_on_map(session, before, after, day=OLD_DAY)
    assert row(found, first.code).later.reason == Reason.MERGED
    assert row(found, first.code).change is None
    parts = row(found, third.code)
    assert parts.later.members.whole == {a.unit_id, b.unit_id}
    assert parts.later.figure is not None
    assert parts.later.figure.n == sum(
        session.get_one(Figure, (after.id, unit_id, "overall")).n
        for unit_id in parts.later.members.whole
    )
    assert row(found, "Q").later.figure is not None  # both are below it

    found = compare_on_map(session, before, after, day=NEW_DAY)
    assert row(found, "A").earlier.reason == Reason.SPLIT
    assert row(found, "M").earlier.figure is not None


def test_a_unit_that_moved_counts_where_the_map_has_it(
    session: Session, province: Province
) -> None:
    earlier = old_round(session, province)
    for counter in province.counters:
        sheets(session, earlier, counter, FAIRLY, 40)
        sheets(session, province.round, counter, WELL, 40)
    before = released(session, earlier)
    district, third = unit_by_code(session, "Q"), province.units[2]
    reformed(session, moving([third], district, day=REFORM))
    after = released(session, province.round)
    on_new = row(compare_on_map(session, before, after, day=NEW_DAY), "Q")
    assert on_new.earlier.members.whole == {u.id for u in province.units[:3]}
    assert not on_new.later.is_pooled
    on_old = row(compare_on_map(session, before, after, day=OLD_DAY), "Q")
    assert on_old.later.members.whole == {u.id for u in province.units[:2]}
    assert not on_old.earlier.is_pooled


def test_a_group_with_one_withheld_unit_is_withheld(
    session: Session, province: Province
) -> None:
    """Pooled less shown would be the answers of six people."""
    earlier = old_round(session, province)
    sheets(session, earlier, province.counters[0], WELL, 40)
    make_sheets(session, earlier, province.counters[2], BADLY, n=6, day=OLD_DAY)
    # Beside another that is withheld, the one that is shown may be.
    make_sheets(session, earlier, province.counters[3], BADLY, n=9, day=OLD_DAY)
    before = released(session, earlier)
    pair = [province.units[0], province.units[2]]
    reformed(session, merger(pair, "M", day=REFORM))
    sheets(session, province.round, province.counters[0], WELL, 60)
    after = released(session, province.round)
    merged = row(compare_on_map(session, before, after, day=NEW_DAY), "M")
    assert merged.earlier.reason == Reason.REVEALS
    assert merged.earlier.figure is None
    assert merged.change is None


def test_a_group_with_too_few_sheets_is_withheld(
    session: Session, province: Province
) -> None:
    earlier = old_round(session, province)
    sheets(session, earlier, province.counters[3], WELL, 40)
    for counter in province.counters[:2]:
        make_sheets(session, earlier, counter, BADLY, n=4, day=OLD_DAY)
    before = released(session, earlier)
    reformed(session, merger(province.units[:2], "M", day=REFORM))
    sheets(session, province.round, province.counters[0], WELL, 60)
    after = released(session, province.round)
    merged = row(compare_on_map(session, before, after, day=NEW_DAY), "M")
    assert merged.earlier.reason == Reason.FEW


def test_what_is_left_of_the_province_gives_nobody_away(
    session: Session, province: Province
) -> None:
    """Two withheld units are enough together; the third alone would be what is left.

    So not even the district above the two is shown.
    """
    earlier = old_round(session, province)
    sheets(session, earlier, province.counters[3], WELL, 40)
    for counter in province.counters[:3]:
        make_sheets(session, earlier, counter, BADLY, n=6, day=OLD_DAY)
    before = released(session, earlier)
    frozen = Frozen.of(session, before)
    ids = [unit.id for unit in province.units]
    assert frozen.withheld(ids) == set(ids[:3])
    telling = Telling(frozen, fewest=10)
    assert not telling.may_tell(ids[:2])
    assert not telling.may_tell([ids[0], ids[2]])
    assert not telling.may_tell([ids[1], ids[2]])
    assert not telling.may_tell([ids[0]])
    assert telling.may_tell(ids[:3])
    assert telling.may_tell([ids[3]])


def test_closed_without_successor_is_on_no_new_map(
    session: Session, province: Province
) -> None:
    earlier = old_round(session, province)
    for counter in province.counters:
        sheets(session, earlier, counter, FAIRLY, 40)
    before = released(session, earlier)
    closed = province.units[3]
    closed.valid_to = REFORM - timedelta(days=1)
    sheets(session, province.round, province.counters[2], WELL, 60)
    after = released(session, province.round)
    found = compare_on_map(session, before, after, day=NEW_DAY)
    assert [unit.code for unit in found.gone] == [closed.code]


def test_rounds_that_answer_other_questions_are_refused(
    session: Session, province: Province
) -> None:
    earlier = old_round(session, province, weighting=Weighting.UNITS)
    sheets(session, earlier, province.counters[0], FAIRLY, 40)
    sheets(session, province.round, province.counters[0], FAIRLY, 40)
    before = released(session, earlier)
    after = released(session, province.round)
    with pytest.raises(Problem, match="trung bình"):
        compare_on_map(session, before, after, day=NEW_DAY)
    with pytest.raises(Problem, match="chung phiếu"):
        compare_on_map(session, after, after, day=NEW_DAY)
    assert session.scalars(select(Unit.code)).all()
