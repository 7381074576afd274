"""Survey rounds: opened once for a place, closed, weighted by totals."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.rounds import (
    RoundPlan,
    close_round,
    open_round,
    round_by_code,
)
from survey.manage.operations.totals import import_totals
from survey.models import Channel, Round, RoundUnit, TransactionTotal, Weighting
from tests.factories import (
    TODAY,
    Province,
    make_counter,
    make_method,
    make_province,
    make_sheets,
    make_unit,
)
from tests.survey.manage.rows import csv


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session)


@pytest.fixture
def plan(province: Province) -> RoundPlan:
    """A round of the province after the one that is open."""
    return RoundPlan(
        code="2026-Q2",
        title="Đợt quý II",
        starts_on=date(2026, 4, 1),
        ends_on=date(2026, 6, 30),
        root=province.root,
        method=province.questionnaire.method,
        questionnaire=province.questionnaire,
    )


def refusal(session: Session, plan: RoundPlan) -> str:
    before = session.scalars(select(Round.code)).all()
    with pytest.raises(Problem) as caught:
        open_round(session, plan)
    assert session.scalars(select(Round.code)).all() == before
    return caught.value.message


def test_a_round_is_opened(session: Session, plan: RoundPlan) -> None:
    opened = open_round(session, replace(plan, weighting=Weighting.TRANSACTIONS))
    session.expire_all()
    assert round_by_code(session, "2026-Q2") is opened
    assert opened.channels == ["qr"]
    assert opened.populations == ["counter-users"]
    assert opened.weighting == Weighting.TRANSACTIONS
    assert opened.is_open_on(date(2026, 6, 30))
    with pytest.raises(Problem, match="2027"):
        round_by_code(session, "2027")


def test_two_open_rounds_may_not_ask_at_the_same_counters(
    session: Session, plan: RoundPlan, province: Province
) -> None:
    early = replace(plan, starts_on=date(2026, 3, 31))
    below = replace(early, root=province.units[0])
    for overlapping in (early, below):
        message = refusal(session, overlapping)
        assert province.round.code in message
        assert "31/3/2026" in message


def test_a_round_above_one_that_is_open_is_refused(
    session: Session, plan: RoundPlan, province: Province
) -> None:
    open_round(session, replace(plan, root=province.units[0], code="below"))
    assert "below" in refusal(session, plan)


def test_elsewhere_later_otherwise_or_after_closing_is_allowed(
    session: Session, plan: RoundPlan, province: Province
) -> None:
    early = replace(plan, starts_on=date(2026, 3, 1))
    other = make_unit(session, name="Tỉnh khác")
    open_round(session, plan)
    open_round(session, replace(early, code="a", root=other))
    open_round(session, replace(early, code="b", channels=(Channel.PAPER,)))
    close_round(session, province.round, on=date(2026, 3, 10))
    open_round(session, replace(early, code="c", ends_on=date(2026, 3, 31)))


def test_published_counts_stand_beside_any_round(
    session: Session, plan: RoundPlan
) -> None:
    counts = replace(plan, channels=(Channel.TALLY,), questionnaire=None)
    open_round(session, plan)
    open_round(session, replace(counts, code="a"))
    open_round(session, replace(counts, code="b"))
    mixed = replace(counts, code="c", channels=(Channel.TALLY, Channel.PAPER))
    assert "Bảng tổng hợp" in refusal(session, mixed)


def test_everything_against_a_round_is_told_at_once(
    session: Session, plan: RoundPlan, province: Province
) -> None:
    wrong = replace(
        plan,
        code="đợt 1",
        title=" ",
        starts_on=date(2026, 7, 1),
        channels=(),
        questionnaire=None,
    )
    message = refusal(session, wrong)
    assert len(message.splitlines()) == 5


def test_code_unit_and_questionnaire_must_fit(
    session: Session, plan: RoundPlan, province: Province
) -> None:
    taken = replace(plan, code=province.round.code)
    assert "Đã có đợt" in refusal(session, taken)
    ended = make_unit(session, province.root, valid_to=date(2026, 5, 1))
    assert "vượt ra ngoài thời gian" in refusal(session, replace(plan, root=ended))
    other = make_method(session, "counter-short")
    assert "phương pháp khác" in refusal(session, replace(plan, method=other))


def test_a_draft_cannot_be_asked(session: Session, plan: RoundPlan) -> None:
    questionnaire = plan.questionnaire
    assert questionnaire is not None
    questionnaire.published_on = None
    with session.no_autoflush:
        assert "chưa được ban hành" in refusal_without_flush(session, plan)


def refusal_without_flush(session: Session, plan: RoundPlan) -> str:
    with pytest.raises(Problem) as caught:
        open_round(session, plan)
    return caught.value.message


def test_a_round_closes_once(session: Session, province: Province) -> None:
    close_round(session, province.round, on=date(2026, 3, 10))
    session.flush()
    assert not province.round.is_open_on(date(2026, 3, 10))
    with pytest.raises(Problem, match="10/3/2026"):
        close_round(session, province.round, on=date(2026, 3, 11))


def test_totals_are_written_and_replaced(session: Session, province: Province) -> None:
    first, second = (unit.code for unit in province.units)
    imported = import_totals(
        session, province.round, csv(f"{first},1200", heading="unit,total")
    )
    assert (imported.n_units, imported.total) == (1, 1200)
    assert [str(place) for place in imported.missing] == [second]
    imported = import_totals(
        session, province.round, csv(f"{first},7", f"{second},0", heading="unit,total")
    )
    assert imported.missing == ()
    totals = dict(
        session.execute(select(TransactionTotal.unit_id, TransactionTotal.total)).all()
    )
    assert totals == {province.units[0].id: 7, province.units[1].id: 0}


def test_every_fault_of_totals_is_told(session: Session, province: Province) -> None:
    unit = province.units[0].code
    stranger = make_unit(session, name="Tỉnh khác").code
    lines = (f"{unit},1.20", f"{stranger},5", f"{unit},-3", ",4")
    with pytest.raises(Problem) as caught:
        import_totals(session, province.round, csv(*lines, heading="unit,total"))
    for line in (2, 3, 4, 5):
        assert f"Dòng {line}," in caught.value.message
    assert session.scalars(select(TransactionTotal)).all() == []


def test_lines_without_a_number_are_skipped(
    session: Session, province: Province
) -> None:
    first, second = (unit.code for unit in province.units)
    heading = "mã đơn vị,tên đơn vị,số hồ sơ"
    lines = (f"{first},Xã,12", f"{second},Xã,")
    imported = import_totals(session, province.round, csv(*lines, heading=heading))
    assert (imported.n_units, imported.n_empty) == (1, 1)
    assert [str(place) for place in imported.missing] == [second]


def test_totals_are_of_the_units_that_take_part(
    session: Session, province: Province
) -> None:
    first, second = province.units
    session.add(RoundUnit(round_id=province.round.id, unit_id=first.id))
    session.flush()
    data = csv(f"{first.code},1", f"{second.code},2", heading="unit,total")
    with pytest.raises(Problem, match=f"Dòng 3.*{second.code}"):
        import_totals(session, province.round, data)


def test_a_closed_round_takes_no_totals(session: Session, province: Province) -> None:
    close_round(session, province.round, on=TODAY)
    with pytest.raises(Problem, match="đã đóng từ ngày 10/3/2026") as caught:
        import_totals(
            session,
            province.round,
            csv(f"{province.units[0].code},1", heading="unit,total"),
        )
    assert caught.value.status == 409


def test_a_round_is_not_closed_over_sheets_of_no_weight(
    session: Session, province: Province
) -> None:
    first, second = province.counters
    second.service = "dat-dai"
    make_sheets(session, province.round, first, ["5"], n=2)
    make_sheets(session, province.round, second, ["5"], n=1)
    province.round.weighting = Weighting.TRANSACTIONS
    one, other = (unit.code for unit in province.units)
    for lines in (
        (),
        (f"{one},,0", f"{other},,1"),
        (f"{one},,7", f"{other},ho-tich,1"),
    ):
        if lines:
            data = csv(*lines, heading=BY_SERVICE)
            import_totals(session, province.round, data)
        with pytest.raises(Problem, match="chưa có số"):
            close_round(session, province.round, on=TODAY)
    data = csv(f"{other},dat-dai,3", heading=BY_SERVICE)
    import_totals(session, province.round, data)
    close_round(session, province.round, on=TODAY)
    assert province.round.closed_on == TODAY


BY_SERVICE = "unit,service,total"


def test_totals_may_be_by_service(session: Session, province: Province) -> None:
    first, second = (unit.code for unit in province.units)
    one, other = province.counters
    one.service, other.service = "dat-dai", "ho-tich"
    make_counter(session, province.units[0])
    lines = (f"{first},ho-tich,40", f"{first},kinh-doanh,60", f"{second},,7")

    imported = import_totals(session, province.round, csv(*lines, heading=BY_SERVICE))

    assert (imported.n_units, imported.n_by_service, imported.total) == (2, 1, 107)
    assert [str(place) for place in imported.missing] == [f"{first} dat-dai"]
    assert imported.unserved == (first,)


def test_a_unit_named_again_changes_its_form(
    session: Session, province: Province
) -> None:
    first, second = (unit.code for unit in province.units)
    for lines in (
        (f"{first},,100", f"{second},dat-dai,30"),
        (f"{first},ho-tich,20", f"{first},dat-dai,5"),
        (f"{second},,9",),
    ):
        import_totals(session, province.round, csv(*lines, heading=BY_SERVICE))
    columns = (TransactionTotal.unit_id, TransactionTotal.service)
    stored = session.execute(select(*columns, TransactionTotal.total)).all()
    assert {tuple(row) for row in stored} == {
        (province.units[0].id, "ho-tich", 20),
        (province.units[0].id, "dat-dai", 5),
        (province.units[1].id, "", 9),
    }


def test_every_fault_of_totals_by_service_is_told(
    session: Session, province: Province
) -> None:
    first, second = (unit.code for unit in province.units)
    lines = (
        *(f"{first},,100", f"{first},dat-dai,5"),
        *(f"{second},dat-dai,5", f"{second},dat-dai,6", f"{second},,6"),
        f"{second},đất đai,6",
    )
    with pytest.raises(Problem) as caught:
        import_totals(session, province.round, csv(*lines, heading=BY_SERVICE))
    for line, words in (
        (3, "đơn vị đã có ở dòng 2; chỉ ghi một tổng chung"),
        (5, "lĩnh vực này của đơn vị đã có"),
        (6, "đơn vị đã có ở dòng 4"),
        (7, "chỉ dùng A-Z"),
    ):
        assert f"Dòng {line}, cột “service”: {words}" in caught.value.message
    assert "ít nhất 4 lỗi" in caught.value.message
    assert session.scalars(select(TransactionTotal)).all() == []
