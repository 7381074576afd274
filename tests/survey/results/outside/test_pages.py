"""The list of official results, the page of a subject, and our own figures beside."""

import csv
import io

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.manage.operations.outside import add_result, load_shipped
from survey.models import Mark
from tests.pages import open_page
from tests.survey.results.conftest import Released
from tests.survey.results.outside.results import record


@pytest.fixture
def shipped(session: Session) -> None:
    """Everything that comes with the product."""
    load_shipped(session)
    session.commit()


@pytest.mark.usefixtures("shipped")
def test_the_list_is_cut_by_its_address(official: FlaskClient) -> None:
    page = open_page(official, "/chi-so-chinh-thuc?chi-so=SIPAS&nam=2023&loai=province")
    assert "8 kết quả" in page.text
    assert "thứ 6/14 tỉnh miền núi phía Bắc" in page.text
    found = official.get(page.link("CSV")).text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(found)))
    assert {(row["chỉ số"], row["năm"]) for row in rows} == {("SIPAS", "2023")}
    page = open_page(official, "/chi-so-chinh-thuc?ten=h%C3%A0+giang&noi-dung=co")
    assert "Cải cách thể chế" in page.text
    page = open_page(official, "/chi-so-chinh-thuc?nam=1999")
    assert "Không có kết quả nào khớp với bộ lọc" in page.text
    for wrong in ("nam=năm", "nam=99999", "loai=huyen"):
        open_page(official, f"/chi-so-chinh-thuc?{wrong}", status=400)
    open_page(official, "/chi-so-chinh-thuc/doi-tuong/khong-co", status=404)


@pytest.mark.usefixtures("shipped")
def test_a_subject_stands_year_by_year_and_area_by_area(official: FlaskClient) -> None:
    text = open_page(official, "/chi-so-chinh-thuc/doi-tuong/ha-giang").text
    assert "tăng 17 bậc" in text
    assert "xếp thứ 7/63" in text
    text = open_page(official, "/chi-so-chinh-thuc/doi-tuong/ca-nuoc").text
    assert "SIPAS: từ 80,08% năm 2022 đến 83,94% năm 2024" in text
    assert "không so được: cách đo đã đổi" in text
    text = open_page(official, "/chi-so-chinh-thuc/doi-tuong/hoa-binh.so-noi-vu").text
    assert "98,89%" in text
    assert "Số liệu của hệ thống này" not in text


def test_own_figures_stand_beside_and_nothing_is_subtracted(
    official: FlaskClient, session: Session, released: Released
) -> None:
    root = released.province.root
    given = {"index_name": "SIPAS", "unit_code": root.code, "mark": Mark.ASSUMED}
    add_result(session, record(**given, value=84.1))
    session.commit()
    page = open_page(official, "/chi-so-chinh-thuc/doi-tuong/hau-giang")
    assert "số liệu giả định" in page.text
    assert "Không so sánh trực tiếp" in page.text
    assert page.link(released.release.round.title).endswith(
        f"/don-vi/{root.code}?round={released.release.round.code}"
        f"&release={released.release.number}"
    )
