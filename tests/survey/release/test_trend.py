"""The index week by week, as it is frozen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.measure import Weekly, chart_weeks
from survey.models import (
    Basis,
    Channel,
    Release,
    Status,
    Tally,
    TransactionTotal,
    TrendPoint,
    Unit,
    Weighting,
)
from survey.release.operations import make_release
from tests.factories import Province, make_sheets
from tests.survey.release.conftest import Releasing
from tests.survey.release.waves import MONDAY, spread_out

GLAD, SAD = "55555", "22222"
WEEK = timedelta(days=7)
MIXED = [GLAD, GLAD, SAD, GLAD, "52525"]


def _weeks(session: Session, release: Release, unit: Unit) -> list[TrendPoint]:
    query = select(TrendPoint).filter_by(release_id=release.id, unit_id=unit.id)
    return list(session.scalars(query.order_by(TrendPoint.starts_on)))


def _told(weeks: list[TrendPoint]) -> list[tuple[object, ...]]:
    return [(one.starts_on, one.n, one.value, one.se, one.low) for one in weeks]


def _ask(session: Session, province: Province, weeks: int, n: int = 20) -> None:
    for counter in province.counters:
        for number in range(weeks):
            answers = (MIXED * n)[number : number + n]
            monday = MONDAY + number * WEEK
            spread_out(session, province.round, counter, answers, monday=monday)


def _release(session: Session, province: Province, day: date) -> Release:
    made_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    made = make_release(session, province.round, made_at=made_at)
    session.commit()
    return made


def test_every_unit_has_its_weeks(
    session: Session, province: Province, release: Releasing
) -> None:
    _ask(session, province, 3)

    made = release(province.round)

    for unit, n in ((province.units[0], 20), (province.root, 40)):
        found = _weeks(session, made, unit)
        assert [one.starts_on for one in found] == [MONDAY + k * WEEK for k in range(3)]
        assert {(one.n, one.status) for one in found} == {(n, Status.SHOWN)}
        for one in found:
            assert None not in (one.value, one.se, one.low, one.high, one.centre)
            assert (one.low or 0) < (one.value or 0) < (one.high or 0)
            assert (one.lower or 0) < (one.centre or 0) < (one.upper or 0)
            assert (one.signals, one.basis) == ([], Basis.SHORT)


def test_a_week_alone_is_that_of_a_round_of_its_own(
    session: Session, province: Province, release: Releasing
) -> None:
    """Value, error and limits as a release of these sheets alone has them."""
    _ask(session, province, 1)
    first = release(province.round)
    for unit in (*province.units, province.root):
        [week] = _weeks(session, first, unit)
        text = "SELECT n, value, se, low, high FROM figure WHERE level = 'overall'"
        query = f"{text} AND unit_id = {unit.id}"
        row = session.connection().exec_driver_sql(query).one()
        assert (week.n, week.value, week.se, week.low, week.high) == tuple(row)
        # One week has no chart.
        assert (week.centre, week.basis) == (None, Basis.NONE)


def test_the_week_under_way_is_left_out(session: Session, province: Province) -> None:
    _ask(session, province, 3)
    sunday = MONDAY + 3 * WEEK - timedelta(days=1)

    first = _release(session, province, sunday)
    make_sheets(session, province.round, province.counters[0], [SAD] * 5, day=sunday)
    second = _release(session, province, sunday + timedelta(days=1))

    unit = province.units[0]
    assert len(_weeks(session, first, unit)) == 2
    assert [one.n for one in _weeks(session, second, unit)] == [20, 20, 25]


@pytest.mark.parametrize(("late", "n"), [(4, 20), (5, 25)])
def test_late_sheets_move_a_week_by_five_or_not_at_all(
    session: Session, province: Province, late: int, n: int
) -> None:
    _ask(session, province, 3)
    first = _release(session, province, MONDAY + 3 * WEEK)
    counter, other = province.counters
    make_sheets(session, province.round, counter, [SAD] * late, day=MONDAY)
    # The other unit advances, and with it the province.
    make_sheets(session, province.round, other, [SAD] * 10, day=MONDAY)
    second = _release(session, province, MONDAY + 3 * WEEK)

    for unit, size in (
        *((province.units[0], n), (province.units[1], 30)),
        (province.root, n + 30 if late == 5 else 40),
    ):
        then, now = _weeks(session, first, unit), _weeks(session, second, unit)
        assert [one.n for one in now] == [size, *(one.n for one in then[1:])]
        assert _told(now)[1:] == _told(then)[1:]
        if size == then[0].n:
            assert _told(now)[0] == _told(then)[0]


def test_few_sheets_left_over_cannot_be_worked_out(
    session: Session, province: Province
) -> None:
    """Three of the running week: the unit's own index minus its weeks would be them."""
    _ask(session, province, 2)
    spread_out(session, province.round, province.counters[0], [SAD] * 3,
               monday=MONDAY + 2 * WEEK)  # fmt: skip

    made = _release(session, province, MONDAY + 2 * WEEK)

    one, other = (_weeks(session, made, unit) for unit in province.units)
    assert [(week.starts_on, week.n) for week in one] == [(MONDAY, 20)]
    assert [week.n for week in other] == [20, 20]
    # Above, the week is that of the other unit: else the difference would be the one.
    assert [week.n for week in _weeks(session, made, province.root)] == [40, 20]


def test_what_was_counted_during_a_week_cannot_be_taken_from_it(
    session: Session, province: Province
) -> None:
    """Three more came in after a release on Friday: the week is told in no other."""
    _ask(session, province, 2)
    friday = MONDAY + WEEK + timedelta(days=4)
    _release(session, province, friday)
    for counter, n in zip(province.counters, (3, 5), strict=True):
        make_sheets(session, province.round, counter, [SAD] * n, day=friday)
        make_sheets(session, province.round, counter, [SAD] * 9, day=friday + WEEK)

    for later in (3, 21):
        made = _release(session, province, friday + timedelta(days=later))
        found = [_weeks(session, made, unit)[:2] for unit in province.units]
        assert [week.n for week in found[0]][:1] == [20]
        assert MONDAY + WEEK not in {week.starts_on for week in found[0]}
        assert [week.n for week in found[1]] == [20, 25]
        for counter in province.counters:
            make_sheets(session, province.round, counter, [SAD] * 9, day=friday + WEEK)


def test_small_weeks_are_withheld(
    session: Session, province: Province, release: Releasing
) -> None:
    _ask(session, province, 1, n=9)

    made = release(province.round)

    [week] = _weeks(session, made, province.units[0])
    assert (week.n, week.status, week.value) == (9, Status.WITHHELD, None)
    [above] = _weeks(session, made, province.root)
    assert (above.n, above.status) == (18, Status.SHOWN)


def test_a_unit_joins_a_week_with_five_sheets(
    session: Session, province: Province
) -> None:
    """Four would be what its siblings leave of the province."""
    one, other = province.counters
    for number, n in enumerate((4, 5)):
        monday = MONDAY + number * WEEK
        spread_out(session, province.round, one, (MIXED * 3)[:n], monday=monday)
        spread_out(session, province.round, other, MIXED * 4, monday=monday)

    made = _release(session, province, MONDAY + 2 * WEEK)

    found = [_weeks(session, made, unit) for unit in (*province.units, province.root)]
    assert [[week.n for week in weeks] for weeks in found] == [[5], [20, 20], [20, 25]]


def test_units_weigh_in_a_week_as_in_the_release(
    session: Session, province: Province, release: Releasing
) -> None:
    province.round.weighting = Weighting.TRANSACTIONS
    for unit, total in zip(province.units, (300, 100), strict=True):
        place = {"round_id": province.round.id, "unit_id": unit.id}
        session.add(TransactionTotal(**place, total=total))
    for counter, answer in zip(province.counters, (GLAD, SAD), strict=True):
        spread_out(session, province.round, counter, [answer] * 20)

    [week] = _weeks(session, release(province.round), province.root)

    assert week.value == pytest.approx(75)


def test_published_counts_have_no_weeks(
    session: Session, province: Province, release: Releasing
) -> None:
    province.round.channels = [Channel.TALLY]
    for unit in province.units:
        place = {"round_id": province.round.id, "unit_id": unit.id}
        session.add(Tally(**place, criterion="S1", counts=[0, 5, 5, 40, 50]))

    made = release(province.round)

    assert _weeks(session, made, province.root) == []
    assert len(made.further_digest) == 64


def _week(value: float, se: float | None, n: int = 50) -> Weekly:
    return Weekly(n, value, se, value - 5, value + 5)


def test_weeks_without_an_error_stand_on_the_chart() -> None:
    weeks = [_week(90, 2.0), _week(100, 0.0), _week(88, None), _week(91, 2.0)]

    found = chart_weeks(weeks)

    # One sheet: (50·4 + 50·0 + 50·4)·50/150 over the three that have an error.
    half = 3 * (2 * 4 / 3) ** 0.5
    assert found[0].centre == pytest.approx((90 + 100 + 88 + 91) / 4)
    assert found[0].upper == pytest.approx((90 + 100 + 88 + 91) / 4 + half)
    assert {(one.lower, one.upper) for one in found} == {
        (found[0].lower, found[0].upper)
    }


@pytest.mark.parametrize(
    "weeks",
    [[], [_week(90, 2.0)], [_week(100, 0.0)] * 3, [_week(90, None), _week(80, None)]],
)
def test_without_any_error_there_is_no_chart(weeks: list[Weekly]) -> None:
    found = chart_weeks(weeks)
    assert [(one.centre, one.basis) for one in found] == [(None, "")] * len(weeks)


def test_a_shift_is_a_signal_once_there_are_weeks_enough() -> None:
    weeks = [_week(90 + (number % 2), 1.0) for number in range(20)]
    found = chart_weeks([*weeks, _week(80, 1.0)])
    assert found[-1].signals == ("beyond_3",)
    assert {one.basis for one in found} == {"established"}
