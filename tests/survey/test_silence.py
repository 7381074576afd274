"""Which counters fell silent: those that used to get answers, and suddenly get none."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from survey.last_answers import last_days
from survey.models import Channel, Counter, CounterCheck, Finding
from survey.silence import silences
from survey.working_days import is_working_day, working_days_back
from tests.factories import (
    TODAY,
    Province,
    make_counter,
    make_province,
    make_round,
    make_sheets,
    make_unit,
)

ONE = ["5" * 16]
THURSDAY = date(2026, 3, 5)  # then Friday and Monday lie before TODAY, a Tuesday


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session, units=2, counters=2)


def busy(
    session: Session,
    province: Province,
    counter: Counter,
    *,
    n: int = 1,
    last: date = THURSDAY,
    **given: object,
) -> None:
    """Let a counter get `n` answers on each of ten working days, the last included."""
    first = working_days_back(last, 10)
    for days in range((last - first).days + 1):
        day = first + timedelta(days)
        if is_working_day(day):
            make_sheets(
                session,
                **({"round_": province.round} | given),
                counter=counter,
                pattern=ONE,
                n=n,
                day=day,
            )


def silent(session: Session, **given: object) -> list[int]:
    return [one.counter_id for one in silences(session, today=TODAY, **given)]


def test_a_busy_counter_without_answers_for_two_working_days_is_told(
    session: Session, province: Province
) -> None:
    first, second, third, _fourth = province.counters
    busy(session, province, first)
    busy(session, province, second, n=5)
    busy(session, province, third, last=date(2026, 3, 6))
    strong, weak = silences(session, today=TODAY)
    assert (strong.counter_id, weak.counter_id) == (second.id, first.id)
    assert (strong.is_strong, weak.is_strong) == (True, False)
    assert (weak.last, weak.n_before, weak.n_days) == (THURSDAY, 10, 2)
    assert (strong.a_day, weak.a_day) == (5, 1)


def test_a_round_at_kiosks_alone_asks_nobody_by_code(
    session: Session, province: Province
) -> None:
    busy(session, province, province.counters[0])
    make_round(session, province.root, province.questionnaire, channels=[Channel.KIOSK])
    province.round.closed_on = TODAY - timedelta(days=1)
    assert silent(session) == []


def test_a_quiet_counter_may_stay_quiet(session: Session, province: Province) -> None:
    counter = province.counters[0]
    make_sheets(session, province.round, counter, ONE, n=9, day=THURSDAY)
    assert silent(session) == []
    make_sheets(
        session, province.round, counter, ONE, day=working_days_back(THURSDAY, 10)
    )
    assert silent(session) == [counter.id]


def test_answers_before_ten_working_days_are_not_usual(
    session: Session, province: Province
) -> None:
    counter = province.counters[0]
    make_sheets(session, province.round, counter, ONE, n=90, day=date(2026, 2, 1))
    make_sheets(session, province.round, counter, ONE, day=THURSDAY)
    assert silent(session) == []


def test_paper_says_nothing_of_a_code(session: Session, province: Province) -> None:
    counter = province.counters[0]
    busy(session, province, counter)
    make_sheets(session, province.round, counter, ONE, day=TODAY, channel=Channel.PAPER)
    assert silent(session) == [counter.id]
    make_sheets(session, province.round, counter, ONE, day=TODAY)
    assert silent(session) == []


@pytest.mark.parametrize(
    "change",
    [
        {"closed_on": date(2026, 3, 9)},
        {"opened_on": date(2026, 3, 9)},
    ],
)
def test_only_open_counters_are_silent(
    session: Session, province: Province, change: dict[str, date]
) -> None:
    counter = province.counters[0]
    busy(session, province, counter)
    assert silent(session) == [counter.id]
    for name, value in change.items():
        setattr(counter, name, value)
    session.flush()
    assert silent(session) == []


def test_without_a_round_under_way_nobody_is_silent(
    session: Session, province: Province
) -> None:
    busy(session, province, province.counters[0])
    province.round.closed_on = date(2026, 3, 9)
    session.flush()
    assert silent(session) == []


def test_a_new_round_remembers_the_one_before(
    session: Session, province: Province
) -> None:
    counter = province.counters[0]
    busy(session, province, counter)
    province.round.ends_on = date(2026, 3, 6)
    begun = make_round(
        session, province.root, province.questionnaire, starts_on=date(2026, 3, 9)
    )
    assert silent(session) == []  # one working day only lies in the new round
    begun.starts_on = date(2026, 3, 6)
    session.flush()
    assert silent(session) == [counter.id]


def test_a_round_elsewhere_does_not_make_it_silent(
    session: Session, province: Province
) -> None:
    busy(session, province, province.counters[0])
    province.round.ends_on = date(2026, 3, 6)
    elsewhere = make_unit(session)
    make_round(session, elsewhere, province.questionnaire)
    assert silent(session) == []


def test_who_went_to_look_quiets_the_alarm_until_the_next_silence(
    session: Session, province: Province
) -> None:
    counter = province.counters[0]
    busy(session, province, counter)
    looked = CounterCheck(
        counter_id=counter.id, day=TODAY, finding=Finding.FINE, checked_by="x"
    )
    session.add(looked)
    session.flush()
    assert silent(session) == []
    busy(session, province, counter, last=TODAY)
    later = TODAY + timedelta(days=7)
    assert [s.counter_id for s in silences(session, today=later)] == [counter.id]


def test_a_scope_shows_its_own_units(session: Session, province: Province) -> None:
    mine, other = province.counters[0], province.counters[2]
    busy(session, province, mine)
    busy(session, province, other)
    assert silent(session, scope={mine.unit_id}) == [mine.id]
    assert silent(session, scope=set()) == []


def test_after_a_move_the_watch_begins_anew(
    session: Session, province: Province
) -> None:
    counter = province.counters[0]
    busy(session, province, counter)
    counter.unit = province.units[1]
    session.flush()
    assert silent(session) == []
    assert last_days(session, [counter.id]) == {}


def test_the_last_day_is_that_of_any_round_and_channel(
    session: Session, province: Province
) -> None:
    counter, other = province.counters[:2]
    earlier = make_round(
        session,
        province.root,
        province.questionnaire,
        starts_on=date(2025, 8, 1),
        ends_on=date(2025, 9, 1),
    )
    make_sheets(session, earlier, counter, ONE, day=date(2025, 8, 20))
    assert last_days(session, [counter.id, other.id]) == {counter.id: date(2025, 8, 20)}
    make_sheets(session, province.round, counter, ONE, day=TODAY, channel=Channel.PAPER)
    assert last_days(session, [counter.id]) == {counter.id: TODAY}
    assert make_counter(session, province.units[0]).id not in last_days(session, [])


@pytest.mark.parametrize(
    ("end", "n", "first"),
    [
        (TODAY, 1, TODAY),
        (TODAY, 2, date(2026, 3, 9)),
        (TODAY, 3, date(2026, 3, 6)),
        (date(2026, 3, 8), 1, date(2026, 3, 6)),  # a Sunday
        (THURSDAY, 10, date(2026, 2, 20)),
    ],
)
def test_working_days_are_counted_back(end: date, n: int, first: date) -> None:
    assert working_days_back(end, n) == first
