"""What a release counts and freezes, by hand-made examples."""

from datetime import timedelta
from math import sqrt

import pytest
from scipy.stats import t as student
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import Figure, Status, Stratum, TransactionTotal, Weighting
from survey.release.draft import draft_release
from survey.release.operations import store_release
from tests.factories import (
    TODAY,
    Province,
    make_counter,
    make_province,
    make_sheets,
    make_unit,
)
from tests.survey.release.conftest import MADE_AT, Finding, Releasing

YESTERDAY = TODAY - timedelta(days=1)
GLAD, SAD = "55555", "22222"


def test_two_counter_days_by_hand(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """S1: 4 of 5 satisfied on one day, 2 of 5 on the next."""
    counter = province.counters[0]
    make_sheets(session, province.round, counter, [GLAD] * 4 + ["25555"])
    make_sheets(
        session, province.round, counter, [GLAD] * 2 + ["25555"] * 3, day=YESTERDAY
    )

    found = figure(release(province.round), province.units[0], "S1")

    # V = 2/(2 - 1) · [((4 - 0.6·5)/10)² + ((2 - 0.6·5)/10)²] = 0.04
    assert (found.n, found.status, found.df) == (10, Status.SHOWN, 1)
    assert found.counts == [0, 0, 4, 0, 0, 6, 0]
    assert found.value == found.share == pytest.approx(60)
    assert found.mean == pytest.approx(100 * (4 * 2 + 6 * 5) / 50)
    assert found.se == pytest.approx(20)
    assert found.n_eff == pytest.approx(0.6 * 0.4 / 0.04, abs=1e-4)
    z = student.ppf(0.975, 1) ** 2 / 6
    half = sqrt(z * 0.24 + z * z / 4)
    assert found.low == pytest.approx(100 * (0.6 + z / 2 - half) / (1 + z), abs=1e-4)
    assert found.high == pytest.approx(100 * (0.6 + z / 2 + half) / (1 + z), abs=1e-4)


def test_a_composite_counts_what_was_answered(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """S2 half not applicable, S3 left blank by all: the other weights are raised."""
    answers = ["5-.55", "25.55"]
    make_sheets(session, province.round, province.counters[0], answers, n=20)

    made = release(province.round)

    unit = province.units[0]
    assert figure(made, unit, "S2").counts == [0, 0, 0, 0, 0, 10, 10]
    nobody = figure(made, unit, "S3")
    assert (nobody.status, nobody.n, nobody.value) == (Status.EMPTY, 0, None)
    overall = figure(made, unit)
    assert overall.value == pytest.approx((50 + 100 + 100 + 100) / 4)
    assert (overall.n, overall.coverage) == (20, pytest.approx(0.8))
    assert overall.counts == [20, 0, 10, 0, 0, 60, 10]


def test_the_unit_above_is_the_union_of_those_below(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """9 of 12 and 4 of 20 sheets: 13 of 32, each sheet counting once."""
    one, other = province.counters
    make_sheets(session, province.round, one, [GLAD] * 9 + [SAD] * 3)
    make_sheets(session, province.round, other, [GLAD] * 4 + [SAD] * 16)

    made = release(province.round)

    above = figure(made, province.root)
    assert (made.n_sheets, above.n) == (32, 32)
    assert above.value == pytest.approx(100 * 13 / 32)
    assert above.counts == [0, 0, 19 * 5, 0, 0, 13 * 5, 0]


def test_nothing_is_said_above_the_units_of_a_round(
    session: Session, province: Province, release: Releasing
) -> None:
    province.round.root_id = province.units[0].id
    make_sheets(session, province.round, province.counters[0], [GLAD], n=10)

    made = release(province.round)

    units = select(Figure.unit_id).where(Figure.release_id == made.id).distinct()
    assert list(session.scalars(units)) == [province.units[0].id]


def test_a_closed_unit_keeps_its_answers(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """The successor shows only its own; the unit above counts both."""
    old, new = province.units
    old.valid_to = TODAY
    make_sheets(session, province.round, province.counters[0], [GLAD], n=12)
    make_sheets(session, province.round, province.counters[1], [SAD], n=20)

    made = release(province.round)

    values = [figure(made, unit).value for unit in (old, new)]
    assert values == [pytest.approx(100), pytest.approx(0)]
    assert figure(made, province.root).n == 32


def test_units_count_by_their_transactions(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """100 % in a unit of 300 transactions, 0 % in one of 900: a quarter."""
    province.round.weighting = Weighting.TRANSACTIONS
    for unit, total in zip(province.units, (300, 900), strict=True):
        session.add(
            TransactionTotal(round_id=province.round.id, unit_id=unit.id, total=total)
        )
    make_sheets(session, province.round, province.counters[0], [GLAD], n=30)
    make_sheets(session, province.round, province.counters[1], [SAD], n=10)

    made = release(province.round)

    assert figure(made, province.root).value == pytest.approx(25)
    assert figure(made, province.root).n == 40
    strata = session.scalars(select(Stratum).order_by(Stratum.transactions)).all()
    weights = [stratum.weight for stratum in strata]
    assert weights[1] / weights[0] == pytest.approx((900 / 10) / (300 / 30))


@pytest.mark.parametrize("total", [None, 0])
def test_a_unit_without_transactions_is_named(
    session: Session, province: Province, release: Releasing, total: int | None
) -> None:
    province.round.weighting = Weighting.TRANSACTIONS
    unit = province.units[0]
    if total is not None:
        session.add(
            TransactionTotal(round_id=province.round.id, unit_id=unit.id, total=total)
        )
    make_sheets(session, province.round, province.counters[0], [GLAD], n=10)

    with pytest.raises(Problem, match=unit.code):
        release(province.round)


def test_a_round_without_sheets_is_refused(
    province: Province, release: Releasing
) -> None:
    with pytest.raises(Problem, match="chưa có phiếu"):
        release(province.round)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [("5555", "đúng 5"), ("555555", "đúng 5"), ("5555x", "ký tự")],
)
def test_sheets_that_do_not_fit_the_questionnaire_are_refused(
    session: Session, province: Province, release: Releasing, answers: str, reason: str
) -> None:
    make_sheets(session, province.round, province.counters[0], [answers], n=10)

    with pytest.raises(Problem, match=reason) as refusal:
        release(province.round)
    assert province.counters[0].code in str(refusal.value)


def test_the_slower_of_two_releases_is_refused(
    session: Session, province: Province, release: Releasing
) -> None:
    make_sheets(session, province.round, province.counters[0], [GLAD], n=10)
    draft = draft_release(session, province.round, today=TODAY)
    release(province.round)

    with pytest.raises(Problem, match="lệnh khác"):
        store_release(session, draft, made_at=MADE_AT)


def test_ranks_are_shared_and_kept_apart_by_group(
    session: Session, release: Releasing, figure: Finding
) -> None:
    province = make_province(session, units=6, method="counter-short")
    apart = make_unit(session, province.root, ranking_group="Sở")
    counters = [*province.counters, make_counter(session, apart)]
    # The last two communes have too few answers to be ranked.
    glad = [10, 8, 8, 5, 9, 9, 3]
    for counter, n in zip(counters, glad, strict=True):
        size = 9 if n == 9 else 10
        make_sheets(session, province.round, counter, [GLAD] * n + [SAD] * (size - n))

    made = release(province.round)

    found = [figure(made, unit) for unit in (*province.units, apart, province.root)]
    ranks = [(one.rank, one.rank_of) for one in found]
    assert ranks == [
        *[(1, 4), (2, 4), (2, 4), (4, 4)],
        *[(None, None), (None, None), (1, 1), (None, None)],
    ]
    assert [one.band for one in found[:4]] == ["excellent", "good", "good", "average"]
    assert found[6].band == "weak"


@pytest.mark.parametrize("table", ["figure", "stratum", "release", "trend_point"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_a_release_cannot_be_altered(
    session: Session, province: Province, release: Releasing, table: str, change: str
) -> None:
    make_sheets(session, province.round, province.counters[0], [GLAD], n=10)
    release(province.round)
    columns = {"figure": "value", "stratum": "n_sheets", "release": "further_digest"}
    column = columns.get(table, "n")

    with pytest.raises(IntegrityError, match="frozen"):
        session.execute(text(change.format(table, column, column)))
