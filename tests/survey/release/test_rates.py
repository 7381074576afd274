"""Decision 766: three rates of typed counts, in which silence counts as satisfied."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.i18n import number
from survey.manage.operations.past.counts import import_tallies
from survey.manage.operations.past.counts_file import Layout
from survey.manage.operations.rate_counts import import_counts
from survey.models import (
    Change,
    Driver,
    Figure,
    RateCount,
    Release,
    Round,
    Stratum,
    TrendPoint,
    Unit,
)
from survey.release.digest import rates_digest
from survey.release.draft import draft_release
from tests.factories import TODAY, make_unit
from tests.weeks import make_week

HEADER = "unit,rate,counted,total\n"


@pytest.fixture
def root(session: Session) -> Unit:
    """A province with two communes, X1 and X2."""
    root = make_unit(session, code="T", name="Tỉnh thử nghiệm")
    for code in ("X1", "X2"):
        make_unit(session, root, code=code, name=f"Xã {code}")
    return root


@pytest.fixture
def week(session: Session, root: Unit) -> Round:
    """A week of counts under Decision 766."""
    return make_week(session, root)


def _typed(session: Session, round_: Round, lines: str) -> None:
    import_counts(session, round_, (HEADER + lines).encode())


def _rates(session: Session, release: Release, code: str) -> dict[str, Figure]:
    query = (
        select(Figure)
        .join(Figure.unit)
        .where(Figure.release_id == release.id, Unit.code == code)
    )
    return {figure.node: figure for figure in session.scalars(query)}


# HCMC, week 47 of 2025, published as 99.98 %, 99 % and 93.93 %.
HCMC = (
    "X1,PAKN-DH,9998,10000\n"
    "X1,PAKN-HL,100,10000\n"  # those against
    "X1,TTHC-HL,607,10000\n"
)


def test_the_published_rates_of_a_week(session: Session, week: Round, release) -> None:
    _typed(session, week, HCMC)

    rates = _rates(session, release(week), "X1")

    assert list(rates) == ["PAKN-DH", "PAKN-HL", "TTHC-HL"]
    assert [number(rate.value, 2) for rate in rates.values()] == [
        *("99,98", "99,00", "93,93")
    ]


def test_a_rate_is_a_full_count_without_a_sampling_error(
    session: Session, week: Round, release
) -> None:
    _typed(session, week, "X1,PAKN-DH,45,50\n")

    found = _rates(session, release(week), "X1")["PAKN-DH"]

    assert (found.n, found.value, found.se, found.low, found.high) == (
        *(50, 90.0, 0.0, 90.0, 90.0),
    )
    assert (found.fallback, found.coverage, found.df) == ("census", 1.0, None)
    assert found.counts == [0, 5, 0, 0, 0, 45, 0]
    assert (found.share, found.mean, found.rank, found.band) == (None, None, None, "")


def test_silence_counts_as_satisfied(session: Session, week: Round, release) -> None:
    _typed(session, week, "X1,TTHC-HL,0,200\n")

    assert _rates(session, release(week), "X1")["TTHC-HL"].value == 100


def test_above_units_counts_are_added_up_not_rates(
    session: Session, week: Round, release
) -> None:
    _typed(session, week, "X1,TTHC-HL,10,100\nX2,TTHC-HL,0,900\n")

    found = _rates(session, release(week), "T")["TTHC-HL"]

    assert (found.n, found.value, found.counts) == (
        1000,
        99.0,
        [0, 10, 0, 0, 0, 990, 0],
    )


@pytest.mark.parametrize(
    ("line", "status", "n"),
    [
        ("X1,TTHC-HL,0,9\n", "withheld", 9),
        ("X1,TTHC-HL,0,10\n", "shown", 10),
        ("X1,TTHC-HL,0,0\n", "empty", 0),
    ],
)
def test_few_cases_are_not_told(
    session: Session, week: Round, release, line, status, n
) -> None:
    _typed(session, week, line)

    rates = _rates(session, release(week), "X1")

    assert (rates["TTHC-HL"].status, rates["TTHC-HL"].n) == (status, n)
    assert (rates["TTHC-HL"].value is None) == (status != "shown")
    assert rates["PAKN-DH"].status == "empty"  # nothing was typed


def test_a_release_keeps_what_each_unit_typed(
    session: Session, week: Round, release
) -> None:
    _typed(session, week, "X1,TTHC-HL,10,100\nX1,PAKN-DH,3,40\n")

    made = release(week)

    stratum = session.scalars(select(Stratum).filter_by(release_id=made.id)).one()
    assert (stratum.channel, stratum.n_sheets, stratum.counted_in) == ("tally", 0, 1)
    assert stratum.input_digest == rates_digest(
        "X1", {"PAKN-DH": (3, 40), "TTHC-HL": (10, 100)}
    )
    assert made.n_sheets == 0
    for table in (TrendPoint, Driver):
        assert session.scalars(select(table)).all() == []


def test_the_digest_does_not_see_the_order_of_typing(
    session: Session, week: Round
) -> None:
    drafts = []
    for lines in (
        "X1,TTHC-HL,1,100\nX2,TTHC-HL,2,100\n",
        "X2,TTHC-HL,2,100\nX1,TTHC-HL,1,100\n",
    ):
        session.query(RateCount).delete()
        _typed(session, week, lines)
        drafts.append(draft_release(session, week, today=TODAY))

    one, other = drafts
    assert one.input_digest == other.input_digest
    assert one.figures_digest == other.figures_digest


def test_a_change_of_full_counts_is_certain(
    session: Session, root: Unit, week: Round, release
) -> None:
    _typed(session, week, "X1,TTHC-HL,100,1000\n")
    release(week)
    later = make_week(
        session,
        root,
        method_id=week.method_id,
        code="tuan-11",
        starts_on=date(2026, 3, 9),
        ends_on=date(2026, 3, 15),
    )
    _typed(session, later, "X1,TTHC-HL,50,1000\n")
    made = release(later)

    changes = session.scalars(select(Change).filter_by(release_id=made.id)).all()
    assert {(c.node, c.difference, c.low, c.high) for c in changes} == {
        ("TTHC-HL", 5.0, 5.0, 5.0)
    }
    assert {c.verdict for c in changes} == {"real_rise"}


def test_without_counts_nothing_is_released(
    session: Session, week: Round, release
) -> None:
    with pytest.raises(Problem, match="chưa có số đếm nào"):
        release(week)


def test_counts_are_released_once(session: Session, week: Round, release) -> None:
    _typed(session, week, HCMC)
    release(week)

    with pytest.raises(Problem, match="đã công bố"):
        release(week)
    with pytest.raises(Problem, match="đã công bố"):
        _typed(session, week, HCMC)


def test_answers_are_no_counts_of_rates(session: Session, week: Round) -> None:
    with pytest.raises(Problem, match="hailong round counts"):
        import_tallies(session, week, b"unit,item,1,2,3,4,5\n", layout=Layout())
