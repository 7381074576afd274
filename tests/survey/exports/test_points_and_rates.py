"""Workbooks of points and of rates: their own headings, and digests that agree."""

import io
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy.orm import Session

from survey.exports.files import figures_file
from survey.exports.reading import read_release
from survey.manage.operations.rate_counts import import_counts
from survey.models import Round
from survey.release.operations import make_release
from survey.speaking import speaking
from tests.factories import Province, make_province, make_sheets
from tests.survey.exports.test_recipes import FIGURES, _run
from tests.survey.release.conftest import MADE_AT
from tests.weeks import make_week

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def points(session: Session) -> Province:
    """One commune of 40 sheets: a quarter, a quarter and a half on the three levels."""
    province = make_province(session, units=1, method="tt01-2018")
    pattern = ["1" * 9, "2" * 9, "3" * 9, "3" * 9]
    make_sheets(session, province.round, province.counters[0], pattern, n=40)
    make_release(session, province.round, made_at=MADE_AT)
    session.commit()
    return province


@pytest.fixture
def rates(session: Session) -> Round:
    """A released week of counts of one commune."""
    province = make_province(session, units=1)
    week = make_week(session, province.root)
    line = f"{province.units[0].code},TTHC-HL,607,10000\n"
    import_counts(session, week, f"unit,rate,counted,total\n{line}".encode())
    make_release(session, week, made_at=MADE_AT)
    session.commit()
    return week


def _book(session: Session, code: str) -> Workbook:
    with speaking("vi"):
        data = figures_file(read_release(session, code), "xlsx", zone=ZONE)
    return load_workbook(io.BytesIO(data))


def _rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    headings, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_points_are_called_points(session: Session, points: Province) -> None:
    book = _book(session, points.round.code)

    overall = _rows(book, "Chỉ số chung")[-1]
    assert (overall["Điểm"], overall["Xếp loại"]) == (11.25, "Khá")
    cover = {row[0]: row[1] for row in book["Bìa"].iter_rows(values_only=True)}
    assert cover["Thang điểm"] == "từ 0 đến 18, mỗi tiêu chí từ 0 đến 2"


def test_the_published_table_stands_in_the_workbook(
    session: Session, points: Province
) -> None:
    row = _rows(_book(session, points.round.code), "Phân bố câu trả lời")[-1]

    assert [row[f"Mức {level}"] for level in (1, 2, 3)] == [10, 10, 20]
    shares = [row[f"% {w}"] for w in ("Không hài lòng", "Hài lòng", "Rất hài lòng")]
    assert shares == [25, 25, 50]


def test_rates_stand_with_numerator_and_denominator(
    session: Session, rates: Round
) -> None:
    book = _book(session, "tuan-10")

    row = next(r for r in _rows(book, "Tỷ lệ") if r["Mã tỷ lệ"] == "TTHC-HL")
    assert (row["Tử số"], row["Mẫu số"], row["Giá trị (%)"]) == (9393, 10000, 93.93)
    assert "Chỉ số chung" not in book.sheetnames
    cover = {row[0]: row[1] for row in book["Bìa"].iter_rows(values_only=True)}
    assert "Im lặng được tính là hài lòng" in cover["Cách đọc"]
    assert cover["Khoảng tin cậy 95 %"] == "không có: đếm toàn bộ"
    assert "Số phiếu (n)" not in cover


@pytest.mark.parametrize("given", ["points", "rates"])
def test_the_recipe_for_the_digest_holds(
    session: Session, request: pytest.FixtureRequest, tmp_path: Path, given: str
) -> None:
    made = request.getfixturevalue(given)
    code = made.code if isinstance(made, Round) else made.round.code
    with speaking("vi"):
        exported = read_release(session, code)
        data = figures_file(exported, "csv", zone=ZONE)
    (tmp_path / "figures.csv").write_bytes(data)

    found = _run(FIGURES, tmp_path, "figures.csv")

    assert found == exported.release.figures_digest
