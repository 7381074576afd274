"""The national picture, a province, and the file, from packs that were received."""

import csv
import io

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.packs.keeping import keep_pack, open_pack
from tests.pages import open_page
from tests.survey.packs.samples import numbered, renamed, samples
from tests.survey.packs.test_keeping import WHO


@pytest.fixture
def received(session: Session) -> None:
    """Lào Cai in two releases, Cao Bằng, and an invented province of the register's."""
    first, second = samples()
    lao_cai = renamed(first, unit_name="Tỉnh Lào Cai")
    packs = [numbered(lao_cai, 2), lao_cai, renamed(second, unit_name="Tỉnh Cao Bằng")]
    for content in (*packs, second):
        keep_pack(session, open_pack(content), by=WHO)
    session.commit()


@pytest.mark.usefixtures("received")
def test_provinces_are_ranked_and_the_missing_are_named(official: FlaskClient) -> None:
    page = open_page(official, "/toan-quoc")
    assert "Chưa có hồ sơ: 32 trong 34 tỉnh, thành phố" in page.text
    assert "Thành phố Hà Nội; " in page.text
    assert "Ngoài danh mục 34 tỉnh, thành phố" in page.text
    assert page.all("figure")
    rows = list(csv.DictReader(io.StringIO(_file(official, page.link("CSV")))))
    assert [(r["Hạng"], r["Tỉnh, thành phố"], r["Kết quả số"]) for r in rows[:3]] == [
        ("1", "Tỉnh Cao Bằng", "1"),
        ("2", "Tỉnh Lào Cai", "2"),
        ("1", "Tỉnh mẫu 02", "1"),
    ]
    states = [row["Tình trạng"] for row in rows[:3]]
    assert states == ["", "", "ngoài danh mục 34 tỉnh, thành phố"]
    assert {row["Tình trạng"] for row in rows[3:]} == {"chưa có hồ sơ"}
    assert len(rows) == 3 + 32
    factor = open_page(official, "/toan-quoc?nam=2026&muc=S1&cach=khong-co")
    assert factor.heading == "Toàn quốc"
    open_page(official, "/toan-quoc?nam=2020", status=404)
    open_page(official, "/toan-quoc?nam=hai", status=400)


@pytest.mark.usefixtures("received")
def test_a_province_shows_its_packs_and_its_places(official: FlaskClient) -> None:
    page = open_page(official, "/toan-quoc/lao-cai")
    assert page.heading == "Tỉnh Lào Cai"
    assert "2/2" in page.text
    assert "đã có bản mới" in page.text
    assert "nguyên vẹn" in page.text
    open_page(official, "/toan-quoc/khong-co", status=404)


def test_without_packs_it_says_how_they_come(official: FlaskClient) -> None:
    assert "Chưa nhận hồ sơ nào" in open_page(official, "/toan-quoc").text
    open_page(official, "/toan-quoc/so.csv", status=404)


def _file(official: FlaskClient, address: str) -> str:
    return official.get(address).text.lstrip("\ufeff")
