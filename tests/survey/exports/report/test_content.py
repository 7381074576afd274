"""What a report says is what was frozen, digit by digit."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.errors import Problem
from survey.exports.report.build import report_of
from survey.exports.report.content import (
    Bullets,
    Paragraph,
    Part,
    Report,
    Section,
    Table,
)
from survey.i18n import index, number
from survey.manage.operations.rate_counts import import_counts
from survey.methods.method import ROOT
from survey.models import Counter, Figure, Release, Status, Unit
from survey.release.operations import make_release
from survey.speaking import speaking
from tests.factories import Province, make_province, make_round, make_sheets
from tests.survey.release.conftest import MADE_AT
from tests.survey.results.frozen import freeze_release
from tests.weeks import make_week

PATTERN = ["55-.4", "54321", "44444"]


@pytest.fixture(autouse=True)
def _english(settings: Settings) -> Iterator[None]:
    """The pages are in English: the report is not."""
    with speaking("en", settings):
        yield


def told(parts: tuple[Part, ...] | tuple[Section, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        if isinstance(part, Section):
            yield from told(part.parts)


def tables(report: Report, title: str) -> Table:
    [found] = [
        one
        for one in told(report.sections)
        if isinstance(one, Table) and one.title.startswith(title)
    ]
    return found


def words(report: Report) -> str:
    found: list[str] = []
    for one in told(report.sections):
        if isinstance(one, Paragraph):
            found.append(one.text)
        elif isinstance(one, Bullets):
            found += one.items
    return "\n".join(found)


def released(session: Session, province: Province, *ns: int) -> Release:
    for counter, n in zip(province.counters, ns, strict=True):
        if n:
            make_sheets(session, province.round, counter, PATTERN, n=n)
    made = make_release(session, province.round, made_at=MADE_AT)
    session.commit()
    return made


@pytest.fixture
def release(session: Session) -> Release:
    """Three communes and one with three sheets."""
    province = make_province(session, units=4, method="counter-short")
    province.units[0].name_en = "A commune"
    return released(session, province, 30, 24, 18, 3)


def test_digits_are_those_of_the_figures(session: Session, release: Release) -> None:
    report = report_of(session, release)
    own = select(Figure).where(
        Figure.release_id == release.id, Figure.unit_id == release.round.root_id
    )
    figures = {one.node: one for one in session.scalars(own)}
    with speaking("vi"):
        factors = tables(report, "Chỉ số theo nội dung và yếu tố").rows
        assert len(factors) == 6
        for row in factors:
            one = figures[row.cells[0]]
            limits = f"{index(one.low)}–{index(one.high)}"
            assert row.cells[2:] == (index(one.value), limits, number(one.n))


def test_units_stand_by_rank_and_those_withheld_say_why(
    session: Session, release: Release
) -> None:
    report = report_of(session, release)
    rows = tables(report, "Xã, đặc khu").rows
    shown = select(Figure).where(
        Figure.release_id == release.id,
        Figure.node == ROOT,
        Figure.status == Status.SHOWN,
        Figure.unit_id != release.round.root_id,
    )
    with speaking("vi"):
        told_of = {row.cells[2]: (row.cells[3], row.cells[5]) for row in rows}
        assert told_of == {
            one.unit.name: (index(one.value), number(one.n))
            for one in session.scalars(shown)
        }
    assert [row.cells[0][:1] for row in rows] == sorted(r.cells[0][:1] for r in rows)
    assert "3 phiếu, ít hơn mức tối thiểu 10 phiếu" in words(report)
    grouped = {row.cells[0]: row for row in tables(report, "Kết quả theo nhóm").rows}
    assert {name: grouped[name].cells[1].rstrip("*") for name in told_of} == {
        name: value for name, (value, _n) in told_of.items()
    }
    few = [set(row.cells[1:]) for row in grouped.values() if "–" in row.cells]
    assert few
    assert all(cells == {"–"} for cells in few)


def test_it_is_vietnamese_and_leaves_open_what_a_clerk_fills_in(
    session: Session, release: Release
) -> None:
    report = report_of(session, release)
    assert report.head.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH THỬ NGHIỆM")
    assert report.head.place_and_day == "thử nghiệm, ngày      tháng      năm 2026"
    assert report.head.sign.startswith("Số:  ")
    assert report.foot.powers == "TM. ỦY BAN NHÂN DÂN"
    assert [one.title for one in report.sections][:2] == [
        "TÓM TẮT",
        "PHƯƠNG PHÁP VÀ MẪU KHẢO SÁT",
    ]
    assert "A commune" not in words(report)


def test_it_says_the_same_after_later_releases(
    session: Session, release: Release
) -> None:
    before = report_of(session, release)
    root, now = session.get_one(Unit, release.round.root_id), release.round
    days = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 3, 31)}
    year_ago = make_round(session, root, now.questionnaire, **days)
    for counter in session.scalars(select(Counter)):
        make_sheets(session, year_ago, counter, PATTERN, n=12, day=date(2025, 3, 3))
        make_sheets(session, now, counter, PATTERN, n=12)
    for one in (year_ago, now):
        make_release(session, one, made_at=MADE_AT + timedelta(days=1))
    session.commit()
    assert report_of(session, release) == before


def test_with_everything_withheld_it_says_so(session: Session) -> None:
    province = make_province(session, units=2, method="counter-short")
    report = report_of(session, released(session, province, 4, 0))
    assert "Chưa công bố được chỉ số chung" in words(report)
    assert tables(report, "Chỉ số theo nội dung").rows[0].cells[2] == "–"
    assert "0 được công bố" in words(report)


def test_points_are_out_of_their_most(session: Session) -> None:
    province = make_province(session, units=1, method="tt01-2018")
    pattern = ["1" * 9, "2" * 9, "3" * 9, "3" * 9]
    make_sheets(session, province.round, province.counters[0], pattern, n=40)
    made = make_release(session, province.round, made_at=MADE_AT)
    session.commit()
    report = report_of(session, made)
    assert "là 11,25/18 (khoảng" in words(report)
    rows = tables(report, "Điểm đánh giá việc giải quyết").rows
    assert [row.cells[1:] for row in rows if row.cells[1]] == [
        (*["1,25"] * 9, "11,25")
    ] * 2
    levels = tables(report, "Mức độ hài lòng theo tiêu chí").rows
    assert levels[0].cells[1:] == ("10 (25,0)", "10 (25,0)", "20 (50,0)")


def test_rates_stand_with_what_was_counted(session: Session) -> None:
    province = make_province(session, units=1)
    week = make_week(session, province.root)
    line = f"{province.units[0].code},TTHC-HL,607,10000\n"
    import_counts(session, week, f"unit,rate,counted,total\n{line}".encode())
    made = make_release(session, week, made_at=MADE_AT)
    session.commit()
    report = report_of(session, made)
    assert "93,93% (9.393 trên 10.000)" in words(report)
    assert "phần bù" in words(report)
    assert "khoảng tin cậy 95%:" not in words(report)


def test_a_release_of_nothing_is_refused(session: Session, release: Release) -> None:
    bare = freeze_release(session, release.round, number=9, made_at=MADE_AT, n_sheets=0)
    session.commit()
    with pytest.raises(Problem, match=r"kết quả số 9|release 9") as refused:
        report_of(session, bare)
    assert refused.value.status == 422


def test_it_claims_no_more_than_the_data_hold(
    session: Session, release: Release
) -> None:
    told_ = words(report_of(session, release))
    # Possible ranks may overlap and one unit be better all the same.
    assert "riêng khoảng hạng chưa đủ để nói đơn vị nào hơn" in told_
    assert "chưa chắc đơn vị nào hơn" not in told_
    # Who answered was not drawn: sheets speak for nobody else.
    assert "đại diện" not in told_


def test_who_leads_does_so_among_the_ranked(session: Session) -> None:
    province = make_province(session, units=3, method="counter-short")
    good = province.counters[0]
    for counter in province.counters:
        given = ["22251", "42222", "11112"]
        if counter is good:
            given = ["55554", "45532", "55555"]
        for day in range(1, 21):
            when = province.round.starts_on + timedelta(days=day)
            own = given[day % 3 :] + given[: day % 2 + 1]
            make_sheets(session, province.round, counter, own, n=6, day=when)
    release = released(session, province, 0, 0, 0)
    told_ = words(report_of(session, release))
    assert "trong các đơn vị được xếp hạng, số liệu loại trừ khả năng" in told_


def test_classes_stand_with_their_bounds(session: Session, release: Release) -> None:
    told_ = words(report_of(session, release))
    assert "xuất sắc từ 90, tốt từ 80, khá từ 70, trung bình từ 50" in told_
