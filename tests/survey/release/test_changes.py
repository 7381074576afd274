"""What is said of a change: nothing without cause, and not too little with."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import (
    AnyChange,
    Change,
    Release,
    Round,
    Unit,
    Verdict,
    Weighting,
    YearChange,
)
from tests.factories import (
    Province,
    make_method,
    make_province,
    make_questionnaire,
    make_sheets,
)
from tests.survey.release.conftest import Finding, Releasing
from tests.survey.release.waves import MONDAY, round_before, spread_out

GLAD, SAD = "55555", "22222"
THEN = date(2025, 11, 3)
A_YEAR_AGO = {"starts_on": date(2025, 2, 10), "ends_on": date(2025, 6, 30)}


def _ask(
    session: Session, round_: Round, province: Province, *, glad: float, n: int
) -> None:
    """Let n people answer at every counter over four weeks, in no order."""
    monday = MONDAY if round_ is province.round else THEN
    if round_.starts_on == A_YEAR_AGO["starts_on"]:
        monday = date(2025, 3, 3)
    draw = random.Random(5)
    for counter in province.counters:
        n_glad = round(glad * n)
        answers = [GLAD] * n_glad + [SAD] * (n - n_glad)
        draw.shuffle(answers)
        for week in range(4):
            start = monday + timedelta(days=7 * week)
            spread_out(session, round_, counter, answers[week::4], monday=start)


def _changes(
    session: Session,
    release: Release,
    unit: Unit,
    table: type[AnyChange] = Change,
) -> dict[str, AnyChange]:
    query = select(table).filter_by(release_id=release.id, unit_id=unit.id)
    return {row.node: row for row in session.scalars(query)}


@pytest.mark.parametrize(
    ("n", "then", "now", "verdict"),
    [
        (60, 0.8, 0.8, Verdict.UNCLEAR),
        (600, 0.99, 0.99, Verdict.EQUIVALENT),
        (400, 0.7, 0.8, Verdict.REAL_RISE),
        (400, 0.9, 0.8, Verdict.REAL_FALL),
    ],
)
def test_verdicts(
    session: Session,
    province: Province,
    release: Releasing,
    figure: Finding,
    n: int,
    then: float,
    now: float,
    verdict: Verdict,
) -> None:
    earlier = round_before(session, province)
    _ask(session, earlier, province, glad=then, n=n)
    _ask(session, province.round, province, glad=now, n=n)
    before = release(earlier)

    made = release(province.round)

    for unit in (*province.units, province.root):
        found = _changes(session, made, unit)
        assert len(found) == 12
        change = found["overall"]
        assert change.verdict == verdict
        assert change.earlier_id == before.id
        assert change.earlier_value == figure(before, unit).value
        assert change.difference == pytest.approx(100 * (now - then), abs=1e-4)
        one, other = figure(before, unit), figure(made, unit)
        squares = (one.se or 0) ** 2 + (other.se or 0) ** 2
        assert (change.se or 0) ** 2 == pytest.approx(squares, abs=1e-3)
        assert change.low is not None
        assert change.high is not None
        assert change.low < change.difference < change.high


def test_the_first_round_has_nothing_before_it(
    session: Session, province: Province, release: Releasing
) -> None:
    later = round_before(
        session, province, starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 30)
    )
    overlapping = round_before(session, province, ends_on=date(2026, 1, 1))
    for round_ in (later, overlapping, province.round):
        _ask(session, round_, province, glad=0.8, n=20)
    release(later)
    release(overlapping)

    assert _changes(session, release(province.round), province.root) == {}


def test_another_method_is_not_compared(
    session: Session, province: Province, release: Releasing
) -> None:
    other = make_questionnaire(session, make_method(session, "counter"))
    earlier = round_before(session, province)
    earlier.questionnaire, earlier.method_id = other, other.method_id
    session.flush()
    for counter in province.counters:
        make_sheets(session, earlier, counter, ["5" * 16], n=20, day=THEN)
    release(earlier)
    _ask(session, province.round, province, glad=0.8, n=20)

    assert _changes(session, release(province.round), province.root) == {}


def test_both_must_be_shown(session: Session, release: Releasing) -> None:
    province = make_province(session, units=3, method="counter-short")
    earlier = round_before(session, province)
    _ask(session, earlier, province, glad=0.8, n=20)
    release(earlier)
    for counter, n in zip(province.counters, (9, 20, 9), strict=True):
        make_sheets(session, province.round, counter, [GLAD], n=n)

    made = release(province.round)

    assert _changes(session, made, province.units[0]) == {}
    # One counter-day: its error is unknown, the limits are there.
    change = _changes(session, made, province.units[1])["overall"]
    assert (change.se, change.df, change.p) == (None, None, None)
    assert change.verdict == Verdict.UNCLEAR
    assert change.low is not None


def test_near_a_hundred_the_limits_stay_possible(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    earlier = round_before(session, province)
    _ask(session, earlier, province, glad=0.9, n=20)
    _ask(session, province.round, province, glad=1.0, n=20)
    before = release(earlier)

    made = release(province.round)

    unit = province.units[0]
    change = _changes(session, made, unit)["S1"]
    one, other = figure(before, unit, "S1"), figure(made, unit, "S1")
    assert other.value == 100
    low = (
        change.difference
        - ((100 - (other.low or 0)) ** 2 + ((one.high or 0) - (one.value or 0)) ** 2)
        ** 0.5
    )
    assert change.low == pytest.approx(low, abs=1e-4)
    assert change.high is not None
    assert change.high <= 100 - (one.low or 0) + 1e-4


@pytest.mark.parametrize(
    ("between", "verdict"), [(0.9, Verdict.REAL_FALL), (0.8, Verdict.UNCLEAR)]
)
def test_since_last_year_is_tested_as_since_the_round_before(
    session: Session,
    province: Province,
    release: Releasing,
    figure: Finding,
    between: float,
    verdict: Verdict,
) -> None:
    """From 90 % to 80 % in a year, whatever the round between says."""
    year_before = round_before(session, province, **A_YEAR_AGO)
    quarter = round_before(session, province)
    for round_, glad in (
        (year_before, 0.9),
        (quarter, between),
        (province.round, 0.8),
    ):
        _ask(session, round_, province, glad=glad, n=400)
    then = release(year_before)
    release(quarter)

    made = release(province.round)

    unit = province.units[0]
    found = _changes(session, made, unit, YearChange)
    assert len(found) == 12
    change = found["overall"]
    assert (change.verdict, change.earlier_id) == (Verdict.REAL_FALL, then.id)
    assert change.difference == pytest.approx(-10, abs=1e-4)
    one, other = figure(then, unit).se or 0, figure(made, unit).se or 0
    assert change.se == pytest.approx((one**2 + other**2) ** 0.5, abs=1e-3)
    assert _changes(session, made, unit)["overall"].verdict == verdict


@pytest.mark.parametrize(
    ("given", "is_compared"),
    [
        ({}, True),
        ({"starts_on": date(2024, 10, 2)}, True),  # 456 days, 91 too many
        ({"starts_on": date(2024, 10, 1)}, False),
        ({"starts_on": date(2025, 4, 2), "ends_on": date(2025, 6, 1)}, True),
        ({"starts_on": date(2025, 4, 3), "ends_on": date(2025, 6, 1)}, False),
        ({"ends_on": date(2026, 1, 1)}, False),  # still under way: sheets in common
        ({"weighting": Weighting.UNITS}, False),
    ],
)
def test_which_round_is_that_of_last_year(
    session: Session,
    province: Province,
    release: Releasing,
    given: dict[str, object],
    is_compared: bool,
) -> None:
    year_before = round_before(session, province, **(A_YEAR_AGO | given))
    for round_, day in ((year_before, date(2025, 5, 5)), (province.round, MONDAY)):
        for counter in province.counters:
            make_sheets(session, round_, counter, [GLAD, SAD], n=20, day=day)
    release(year_before)
    between = round_before(session, province)
    make_sheets(session, between, province.counters[0], [GLAD], n=20, day=THEN)
    release(between)

    made = release(province.round)

    found = _changes(session, made, province.root, YearChange)
    assert bool(found) is is_compared


def test_last_year_is_not_said_twice(
    session: Session, province: Province, release: Releasing
) -> None:
    year_before = round_before(session, province, **A_YEAR_AGO)
    for round_ in (year_before, province.round):
        _ask(session, round_, province, glad=0.8, n=20)
    before = release(year_before)

    made = release(province.round)

    assert _changes(session, made, province.root, YearChange) == {}
    change = _changes(session, made, province.root)["overall"]
    assert change.earlier_id == before.id
