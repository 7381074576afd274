"""Sets of criteria in the browser: taken up, changed by a workbook, kept for good."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.manage.operations.criteria_sets import take_shipped
from survey.models import CriteriaSet
from survey.par import criteria_set_of_toml, parse_criteria_set
from tests.conftest import MORNING
from tests.pages import open_page, send


def stored(engine: Engine) -> list[CriteriaSet]:
    with Session(engine) as session:
        return list(session.scalars(select(CriteriaSet).order_by(CriteriaSet.id)))


@pytest.fixture
def set_id(session: Session) -> int:
    """The example for units, taken up."""
    made = take_shipped(session, "par-unit-example-2025", at=MORNING).id
    session.commit()
    return made


def test_a_set_that_comes_along_is_taken_up_once(
    official: FlaskClient, engine: Engine
) -> None:
    page = open_page(official, "/bo-tieu-chi")
    assert "Chưa có bộ tiêu chí nào" in page.text
    forms = [form for form in page.forms if form.action.endswith("par-province-2023")]
    token = dict(forms[0].filled)
    for _time in range(2):
        official.post("/bo-tieu-chi/co-san/par-province-2023", data=token)
    [made] = stored(engine)
    page = open_page(official, f"/bo-tieu-chi/{made.id}")
    assert "100 điểm, 8 lĩnh vực, 9 nội dung chấm" in page.text
    assert "chưa đối chiếu" in page.text
    assert "kết quả khảo sát, tự tính" in page.text


def test_criteria_changed_in_a_workbook_are_the_next_version(
    official: FlaskClient, engine: Engine, set_id: int
) -> None:
    book = load_workbook(BytesIO(official.get(f"/bo-tieu-chi/{set_id}.xlsx").data))
    sheet = book.worksheets[0]
    [row] = [r for r in sheet.iter_rows() if r[0].value == "1.2"]
    row[2].value, row[3].value = "Báo cáo quý", "Quarterly reports"
    stream = BytesIO()
    book.save(stream)
    page = open_page(official, f"/bo-tieu-chi/moi?nhu={set_id}")
    file = (BytesIO(stream.getvalue()), "tieu-chi.xlsx")
    page = send(official, page, {"file": file})
    assert page.heading.startswith("Bộ tiêu chí cải cách hành chính của đơn vị")
    first, second = stored(engine)
    assert (second.code, second.year, second.version) == (first.code, first.year, 2)
    before, after = (parse_criteria_set(one.document) for one in (first, second))
    changed = [
        new for old, new in zip(before.items, after.items, strict=True) if old != new
    ]
    assert [item.name["vi"] for item in changed] == ["Báo cáo quý"]
    assert after.exempted(after.exemptions[0]) == before.exempted(before.exemptions[0])


def test_the_whole_set_leaves_as_toml_and_reads_the_same(
    official: FlaskClient, engine: Engine, set_id: int
) -> None:
    text = official.get(f"/bo-tieu-chi/{set_id}.toml").get_data(as_text=True)
    [made] = stored(engine)
    assert criteria_set_of_toml(text) == parse_criteria_set(made.document)


def test_a_title_of_its_own_leaves_the_translation_behind(
    official: FlaskClient, engine: Engine, set_id: int
) -> None:
    page = open_page(official, f"/bo-tieu-chi/moi?nhu={set_id}")
    send(official, page, {"title": "Bộ tiêu chí của tỉnh", "year": "2026"})
    _first, made = stored(engine)
    assert (made.year, made.version) == (2026, 1)
    assert parse_criteria_set(made.document).languages == ("vi",)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("1.1,tiêu chí,Không có lĩnh vực,2,tự chấm", "chưa có lĩnh vực nào"),
        ("1,lĩnh vực,A,,\n1.1,mục,B,2,", "không có “mục”"),
        ("1,lĩnh vực,A,,\n1.1,tiêu chí,B,hai,", "không phải số"),
        ("1,lĩnh vực,A,9,\n1.1,tiêu chí,B,2,", "cộng lại được 2.00"),
        ("1,lĩnh vực,A,,\n1.1,tiêu chí,=1+1,2,", "là công thức"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    official: FlaskClient, engine: Engine, lines: str, told: str
) -> None:
    header = "mã,cấp,tên,điểm tối đa,ai chấm\n"
    page = open_page(official, "/bo-tieu-chi/moi")
    sent = {
        "code": "cua-tinh",
        "year": "2026",
        "scope": "unit",
        "title": "Của tỉnh",
        "file": (BytesIO((header + lines).encode()), "tieu-chi.csv"),
    }
    page = send(official, page, sent, status=422)
    assert told in page.text
    assert stored(engine) == []


def test_without_a_file_there_is_something_to_copy(official: FlaskClient) -> None:
    page = open_page(official, "/bo-tieu-chi/moi")
    sent = {"code": "x", "year": "2026", "scope": "unit", "title": "X"}
    assert "Chọn tệp tiêu chí" in send(official, page, sent, status=422).text
