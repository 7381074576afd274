"""A whole province reformed from a file on a page, and what is refused of it."""

from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Reform
from survey.tree import load_tree, unit_by_code
from tests.factories import Province, make_unit
from tests.pages import Page, open_page, send
from tests.survey.manage.reforms.asking_pages import count, token

pytestmark = pytest.mark.usefixtures("_today")
FILE = """old,new,new_name,kind,parent,day
{0},M,Xã Mới,xã,,1/7/2026
{1},M,,,,1/7/2026
{2},{2},,,Q,1/7/2026
"""


def upload(official: FlaskClient, text: str, **fields: str) -> Page:
    page = open_page(official, "/sap-xep/tep")
    data = {"csrf_token": token(page), "carries_people": "y"} | fields
    file = (BytesIO(text.encode()), "sap-xep.csv")
    answer = official.post("/sap-xep/tep", data=data | {"file": file})
    return Page("/sap-xep/tep", answer.status_code, answer.text)


def test_a_province_is_reformed_from_a_file(
    official: FlaskClient, session: Session, province: Province
) -> None:
    make_unit(session, province.root, code="Q", name="Quận")
    session.commit()
    codes = [unit.code for unit in province.units]
    preview = upload(official, FILE.format(*codes), basis="Nghị quyết 2")
    assert preview.status == 200
    assert count(session, Reform) == 0
    send(official, preview)
    after = load_tree(session).on(date(2026, 7, 1))
    q = unit_by_code(session, "Q")
    assert after.parent(province.units[2].id) == q.id
    assert unit_by_code(session, "M").parent_id == province.root.id
    [reform] = session.scalars(select(Reform))
    assert (reform.kind, reform.basis) == ("regroup", "Nghị quyết 2")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Tệp"),
        ("old,new,day\n", "tiêu đề"),
        ("old,new\nA,B\n", "Thiếu cột “từ ngày”"),
        ("old,new,day\nA,B,mai\n", "không phải ngày"),
        ("old,new,day\nKHONG,M,1/7/2026\n", "KHONG"),
        ("old,new,day\n{0},M,1/7/2026\n", "M"),
        ("old,new,day\n{0},M,1/7/2026\n{1},M,2/7/2026\n", "một ngày"),
        ("old,new,day\n{0},{0},1/7/2026\n", "cấp trên mới"),
        ("old,new,day,share\n{0},M,1/7/2026,150\n", "phần trăm"),
        ("old,new,new_name,kind,day\n{0},M,Xã A,xã,1/7/2026\n{1},M,Xã B,xã,1/7/2026\n",
         "khác với dòng 2"),
    ],
)  # fmt: skip
def test_a_file_with_faults_writes_nothing_and_says_where(
    official: FlaskClient, session: Session, province: Province, text: str, told: str
) -> None:
    codes = [unit.code for unit in province.units]
    page = upload(official, text.format(*codes))
    assert page.status == 422
    assert told in page.text
    assert count(session, Reform) == 0


def test_what_is_no_table_is_told_at_the_field(
    official: FlaskClient, session: Session, province: Province
) -> None:
    page = open_page(official, "/sap-xep/tep")
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    data = {
        "csrf_token": token(page),
        "basis": "Nghị quyết 3",
        "file": (BytesIO(picture), "anh.xlsx"),
    }
    answer = official.post("/sap-xep/tep", data=data)
    assert answer.status_code == 422
    assert 'value="Nghị quyết 3"' in answer.text
    assert 'id="file-error"' in answer.text
    assert "Đây không phải tệp Excel" in answer.text


@pytest.mark.parametrize("packed", ["x", "AAAA", "eJw=", "%00"])
def test_a_packed_file_that_is_none_is_refused(
    official: FlaskClient, province: Province, packed: str
) -> None:
    page = open_page(official, "/sap-xep/tep")
    data = {"csrf_token": token(page), "packed": packed}
    assert official.post("/sap-xep/tep", data=data).status_code == 400
