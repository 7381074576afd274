"""The national picture, a province, and the file, from packs that were received."""

import csv
import io

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.methods import read_method, shipped
from survey.packs.keeping import keep_pack, open_pack
from tests.pages import open_page
from tests.survey.packs.samples import numbered, of_year, renamed, reweighted, samples
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


@pytest.fixture
def year_before(session: Session, received: None) -> None:
    """Lào Cai in the year before; Cao Bằng measured by units weighted otherwise."""
    first, second = samples()
    lao_cai = of_year(renamed(second, unit_name="Tỉnh Lào Cai"), 2025)
    keep_pack(session, open_pack(lao_cai), by=WHO)
    cao_bang = of_year(renamed(first, unit_name="Tỉnh Cao Bằng"), 2025)
    otherwise = reweighted(cao_bang, "transactions")
    keep_pack(session, open_pack(otherwise), by=WHO)
    session.commit()


@pytest.mark.usefixtures("year_before")
def test_changes_since_the_year_before_are_in_tables_and_files(
    official: FlaskClient,
) -> None:
    page = open_page(official, "/toan-quoc")
    assert "Trung bình các tỉnh có hồ sơ, không phải chỉ số quốc gia" in page.text
    assert "giảm 1 bậc năm trước 1/1" in page.text
    assert "năm trước đo theo phương pháp hoặc cách gộp khác" in page.text
    rows = list(csv.DictReader(io.StringIO(_file(official, page.link("CSV")))))
    cao_bang, lao_cai, sample = rows[:3]
    earlier = float(lao_cai["Chỉ số năm trước"])
    assert earlier == float(cao_bang["Chỉ số"])  # the same sheets
    gone = float(lao_cai["Chỉ số"]) - earlier
    assert float(lao_cai["Chênh lệch, điểm"]) == pytest.approx(gone, abs=1e-3)
    assert float(lao_cai["Cận dưới chênh lệch"]) < gone
    assert lao_cai["Kết luận so với năm trước"] == "giảm thật"
    assert (lao_cai["Hạng năm trước"], lao_cai["Số bậc tăng (âm là giảm)"]) == (
        "1",
        "-1",
    )
    assert cao_bang["Kết luận so với năm trước"].startswith("năm trước đo theo")
    assert sample["Kết luận so với năm trước"] == "năm trước chưa có hồ sơ"
    own = open_page(official, "/toan-quoc/lao-cai")
    assert "giảm thật" in own.text
    assert "năm trước 1/1, khoảng 1" in own.text
    past = open_page(official, "/toan-quoc?nam=2025")
    assert "Chưa có hồ sơ nào của năm 2024 để so." in past.text


@pytest.mark.usefixtures("received")
def test_contents_are_named_in_the_language_of_the_page(official: FlaskClient) -> None:
    method = read_method(shipped()["counter-short"])
    factor = method.factors[0].name
    assert factor["vi"] in open_page(official, "/toan-quoc/lao-cai").text
    english = open_page(official, "/toan-quoc/lao-cai?lang=en")
    assert factor["en"] in english.text
    assert factor["vi"] not in english.text
    assert method.title["en"] in open_page(official, "/toan-quoc?lang=en").text


def test_without_packs_it_says_how_they_come(official: FlaskClient) -> None:
    assert "Chưa nhận hồ sơ nào" in open_page(official, "/toan-quoc").text
    open_page(official, "/toan-quoc/so.csv", status=404)


def _file(official: FlaskClient, address: str) -> str:
    return official.get(address).text.lstrip("\ufeff")
