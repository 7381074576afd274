"""Official tables on their pages: which there are, and what they say."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.i18n import index
from survey.manage.operations.rate_counts import import_counts
from survey.models import Figure
from survey.release.operations import make_release
from survey.speaking import speaking
from tests.pages import open_page
from tests.survey.results.conftest import Released
from tests.weeks import make_week

pytestmark = pytest.mark.usefixtures("clock")
NOT_THERE = (
    ("/diem", 404, "Kết quả này không có biểu “diem”"),
    ("/yeu-to?page=0", 400, "Trang phải là số nguyên từ 1"),
    ("/ba-muc?group=khac", 404, "không có nhóm “khac”"),
    ("/ba-muc-tieu-chi?unit=KHONG-CO", 404, "KHONG-CO"),
)


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Which tables there are is tested elsewhere; this is how they are shown."""
    return sqlite_url


def test_each_table_is_a_page_with_the_digits_of_the_release(
    official: FlaskClient, session: Session, released: Released
) -> None:
    address = released.address.replace("/tong-quan/", "/bieu-mau/")
    listed = open_page(official, open_page(official, released.address).link("Biểu mẫu"))
    names = ("Xếp hạng, đồng hạng", "Yếu tố theo nhóm", "Ba mức, theo đơn vị")
    assert all(name in listed.text for name in names)
    grouped = open_page(official, f"{address}/yeu-to")
    query = select(Figure).where(Figure.release_id == released.release.id)
    for one in session.scalars(query.where(Figure.level.in_(("overall", "factor")))):
        if one.value is not None:
            with speaking("vi"):
                assert index(one.value) in grouped.text
    small = released.province.units[2]
    [line] = [row for row in grouped.all("tr") if small.name in row.text]
    assert "–" in line.text
    assert "," not in line.text  # no figure of a unit that is held back
    unit = released.province.units[1].code
    one = open_page(official, f"{address}/nam-muc-tieu-chi?unit={unit}")
    assert "Xã Tây" in one.text
    assert official.get(f"{address}/yeu-to?q=tay&page=all").text.count("Xã Tây") == 1
    book = f"{released.address.replace('/tong-quan/', '/ket-qua/')}/bieu-mau.xlsx"
    assert official.get(book).data[:2] == b"PK"


def test_what_is_not_there_is_said(official: FlaskClient, released: Released) -> None:
    address = released.address.replace("/tong-quan/", "/bieu-mau/")
    for end, status, said in NOT_THERE:
        answer = official.get(f"{address}{end}")
        assert answer.status_code == status
        assert said in answer.text


def test_rates_have_none(
    official: FlaskClient, session: Session, released: Released
) -> None:
    week = make_week(session, released.province.root)
    line = f"{released.province.units[0].code},TTHC-HL,607,10000\n"
    import_counts(session, week, f"unit,rate,counted,total\n{line}".encode())
    made = make_release(session, week, made_at=released.release.made_at)
    place = f"{week.code}/{made.number}"
    session.commit()
    assert "không có biểu mẫu" in open_page(official, f"/bieu-mau/{place}").text
    assert official.get(f"/bieu-mau/{place}/xep-hang").status_code == 404
    assert official.get(f"/ket-qua/{place}/bieu-mau.xlsx").status_code == 404
