"""Workbooks in the browser: opened, scored, and what the survey earns by itself."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.i18n import index
from survey.manage.operations.criteria_sets import take_shipped
from survey.measure import par_points
from survey.models import AuditEntry, Figure, ItemScore, Workbook, WorkbookState
from survey.release.operations import make_release
from tests.conftest import MORNING
from tests.factories import make_province, make_sheets
from tests.pages import Page, open_page, send


@pytest.fixture
def page(session: Session, official: FlaskClient) -> Page:
    """The workbook of the first of two communes, of which only it was surveyed."""
    found = make_province(session, units=2, method="counter-short")
    take_shipped(session, "par-unit-example-2025", at=MORNING)
    make_sheets(session, found.round, found.counters[0], ["55555", "54321"], n=40)
    make_release(session, found.round, made_at=MORNING)
    name, code = found.counters[0].unit.name, found.round.code
    session.commit()
    opened = open_page(official, "/cham-diem/mo")
    listed = send(official, opened, {"group": "commune", "round": code})
    assert "Đã mở 2 bảng chấm điểm" in listed.text
    return open_page(official, listed.link(name))


def survey_line(page: Page) -> str:
    [line] = [row.text for row in page.all("tr") if row.text.strip().startswith("8.1")]
    return " ".join(line.split())


def test_the_survey_earns_points_that_nobody_typed(page: Page, engine: Engine) -> None:
    with Session(engine) as session:
        query = select(Figure).where(Figure.node == "overall", Figure.rank_of == 1)
        value = session.scalars(query).one().value
    assert value is not None
    earned = f"{par_points(value, 15):.2f}".replace(".", ",")
    assert f"15,00 {earned}" in survey_line(page)
    assert "× 15 / 100" in survey_line(page)


def test_a_unit_is_found_among_many(
    page: Page, official: FlaskClient, session: Session
) -> None:
    first, second = session.scalars(select(Workbook))
    found = official.get("/cham-diem", query_string={"q": first.unit.code}).text
    assert f"/cham-diem/{first.id}" in found
    assert f'/cham-diem/{second.id}"' not in found
    nobody = official.get("/cham-diem", query_string={"q": "khong co"}).text
    assert "Không có đơn vị nào khớp với “khong co”" in nobody
    assert official.get("/cham-diem", query_string={"page": "0"}).status_code == 400


def test_an_area_is_scored_and_adds_up(
    page: Page, official: FlaskClient, engine: Engine
) -> None:
    page = open_page(official, page.link("Chấm lĩnh vực này: Tài chính công"))
    filled = {"own_0": "4,25", "explanation_0": "Quyết toán đúng hạn", "own_1": "4"}
    page = send(official, page, filled)
    assert "6. Tài chính công: 8,25 / 9,00" in page.text
    assert "Quyết toán đúng hạn" in page.text
    with Session(engine) as session:
        kept = {one.item: one.own for one in session.scalars(select(ItemScore))}
        query = select(AuditEntry.after).where(AuditEntry.action == "workbook.scored")
        [after] = session.scalars(query)
    assert kept == {"6.1": 425, "6.2": 400}
    assert after == {"6.1": [4.25, "Quyết toán đúng hạn"], "6.2": [4.0, ""]}


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ("5,01", "từ 0 đến 5 điểm"),
        ("-1", "từ 0 đến 5 điểm"),
        ("1,005", "hai chữ số thập phân"),
        ("tám", "Không phải số"),
        ("sNaN", "Không phải số"),
        ("=1+1", "Không phải số"),
    ],
)
def test_points_beyond_the_criterion_are_told_at_their_field(
    page: Page, official: FlaskClient, engine: Engine, points: str, told: str
) -> None:
    page = open_page(official, page.link("Chấm lĩnh vực này: Tài chính công"))
    page = send(official, page, {"own_0": points, "own_1": "4"}, status=422)
    assert told.casefold() in page.text.casefold()
    is_number = told != "Không phải số"
    assert is_number or "từ 0 đến" not in page.text  # one message a field
    with Session(engine) as session:
        assert session.scalars(select(ItemScore)).all() == []


def test_what_is_exempt_counts_for_nothing(page: Page, official: FlaskClient) -> None:
    assert "trên 94,00 điểm áp dụng" in page.text  # 6 are for those who appraise
    page = open_page(official, page.link("Nội dung được miễn"))
    asked = {"exemptions": ["no-procedures"], "because": ""}
    page = send(official, page, asked, status=422)
    assert "Ghi căn cứ" in page.text
    page = send(official, page, asked | {"because": "Không giải quyết thủ tục"})
    assert "trên 68,00 điểm áp dụng" in page.text
    assert page.text.count("miễn") > 6


def test_two_who_score_at_once_are_told(page: Page, official: FlaskClient) -> None:
    first = open_page(official, page.link("Chấm lĩnh vực này: Tài chính công"))
    send(official, first, {"own_0": "1"})
    again = send(official, first, {"own_0": "2"}, status=409)
    assert "đã được người khác thay đổi" in again.text


def test_what_was_checked_is_not_changed(
    page: Page, official: FlaskClient, engine: Engine
) -> None:
    form = open_page(official, page.link("Chấm lĩnh vực này: Tài chính công"))
    with Session(engine) as session:
        for one in session.scalars(select(Workbook)):
            one.state = WorkbookState.CHECKED
        session.commit()
    send(official, form, {"own_0": "1"}, status=409)


def test_a_unit_nobody_asked_about_lacks_its_points(
    page: Page, official: FlaskClient
) -> None:
    listed = open_page(official, "/cham-diem")
    others = {a["href"] for a in listed.all("a") if "/cham-diem/" in a["href"]}
    texts = [
        open_page(official, one).text for one in sorted(others) if one[-1:].isdigit()
    ]
    assert sum("chưa có điểm" in text for text in texts) == 1


def test_the_workbook_leaves_with_real_numbers(
    page: Page, official: FlaskClient
) -> None:
    book = load_workbook(BytesIO(official.get(page.link("Tải bảng (XLSX)")).data))
    rows = {row[0].value: row for row in book.worksheets[0].iter_rows()}
    assert [cell.value for cell in rows["6.1"]][2:4] == [5, 5]
    assert isinstance(rows["8.1"][6].value, float)
    assert index(rows["8.1"][6].value) in survey_line(page)
