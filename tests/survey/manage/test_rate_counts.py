"""Counts of rates from a file: all of it or nothing, every fault with its place."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.rate_counts import ImportedCounts, import_counts
from survey.manage.operations.rounds import RoundPlan, open_round
from survey.models import Channel, RateCount, Round, Unit, Weighting
from tests.factories import make_method, make_province, make_unit

HEADER = "unit,rate,counted,total\n"


@pytest.fixture
def week(session: Session) -> Round:
    root = make_unit(session, code="T")
    for code in ("X1", "X2"):
        make_unit(session, root, code=code)
    return open_round(session, _plan(session, root))


def _plan(session: Session, root: Unit, **given: object) -> RoundPlan:
    usual = {
        "code": "tuan-10",
        "title": "Tuần 10",
        "starts_on": date(2026, 3, 2),
        "ends_on": date(2026, 3, 8),
        "root": root,
        "method": make_method(session, "qd766"),
        "questionnaire": None,
        "channels": [Channel.TALLY],
    }
    return RoundPlan(**(usual | given))


def _import(session: Session, round_: Round, lines: str) -> ImportedCounts:
    return import_counts(session, round_, (HEADER + lines).encode())


def _stored(session: Session) -> list[tuple[object, ...]]:
    query = select(
        Unit.code, RateCount.rate, RateCount.counted, RateCount.total
    ).join_from(RateCount, Unit)
    order = (Unit.code, RateCount.rate)
    return [tuple(row) for row in session.execute(query.order_by(*order))]


def test_counts_are_written_and_what_lacks_is_told(
    session: Session, week: Round
) -> None:
    told = _import(session, week, "X1,PAKN-DH,45,50\nX1,TTHC-HL,1,200\n")

    assert _stored(session) == [("X1", "PAKN-DH", 45, 50), ("X1", "TTHC-HL", 1, 200)]
    assert (told.n_units, told.n_counts) == (1, 2)
    assert told.incomplete == (("X1", "PAKN-HL"),)


def test_the_headings_may_be_vietnamese(session: Session, week: Round) -> None:
    text = "Mã đơn vị;Mã tỷ lệ;Số đếm;Tổng số\nX1;PAKN-DH;45;50\n"
    import_counts(session, week, text.encode())

    assert _stored(session) == [("X1", "PAKN-DH", 45, 50)]


def test_a_unit_named_again_gets_the_new_counts(session: Session, week: Round) -> None:
    _import(session, week, "X1,PAKN-DH,45,50\nX1,TTHC-HL,1,200\nX2,TTHC-HL,0,9\n")
    _import(session, week, "X1,PAKN-DH,46,50\n")

    assert _stored(session) == [("X1", "PAKN-DH", 46, 50), ("X2", "TTHC-HL", 0, 9)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("X1,PAKN-DH,51,50\n", "Dòng 2, cột “counted”: 51 lớn hơn tổng số 50"),
        ("X1,PAKN-DH,-1,50\n", "“-1” phải là số nguyên không âm"),
        ("X1,PAKN-DH,1.00,5000\n", "“1.00” phải là số nguyên"),
        ("X1,PAKN-DH,1,2147483648\n", "“2147483648” phải là số nguyên"),
        ("X1,PAKN-DH,,50\n", "cột “counted”: không được để trống"),
        ("X1,PAKN-DH,1\n", "cột “total”: không được để trống"),
        ("X9,PAKN-DH,1,50\n", "không có đơn vị mang mã “X9”"),
        (
            "X1,PAKN,1,50\n",
            "không có tỷ lệ “PAKN”; có: PAKN-DH, PAKN-HL, TTHC-HL",
        ),
        ("X1,PAKN-DH,1,50\nX1,PAKN-DH,1,50\n", "Dòng 3, cột “rate”: tỷ lệ này"),
    ],
)
def test_a_fault_is_named_and_nothing_is_written(
    session: Session, week: Round, line: str, told: str
) -> None:
    with pytest.raises(Problem) as refusal:
        _import(session, week, f"{line}X2,PAKN-DH,1,50\n")

    assert told in str(refusal.value)
    assert _stored(session) == []


def test_a_round_that_asks_people_takes_no_counts(session: Session) -> None:
    province = make_province(session)

    with pytest.raises(Problem, match="hỏi người dân bằng phiếu") as refusal:
        _import(session, province.round, "X1,PAKN-DH,1,50\n")
    assert refusal.value.status == 409


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"channels": [Channel.QR]}, "phải dùng riêng kênh “tally”"),
        ({"weighting": Weighting.UNITS}, "trọng số của đợt phải là “equal”"),
        ({"weighting": Weighting.TRANSACTIONS}, "trọng số của đợt phải là “equal”"),
    ],
)
def test_a_round_of_rates_neither_asks_nor_weighs(
    session: Session, given: dict[str, object], told: str
) -> None:
    plan = _plan(session, make_unit(session), **given)

    with pytest.raises(Problem, match=told):
        open_round(session, plan)
