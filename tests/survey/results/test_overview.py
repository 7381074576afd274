"""The overview as an official sees it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import Figure
from tests.pages import open_page
from tests.survey.results.conftest import Released

pytestmark = pytest.mark.usefixtures("clock")


def _vietnamese(value: float | None) -> str:
    return f"{value:.2f}".replace(".", ",")


def test_the_front_page_leads_to_the_newest_release(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, "/")
    assert page.address == released.address
    assert page.heading == "Tỉnh thử nghiệm"


@pytest.mark.parametrize("asked", ["round={}", "round={}&release=1"])
def test_the_front_page_leads_to_the_release_asked_for(
    official: FlaskClient, released: Released, asked: str
) -> None:
    code = released.before.round.code
    page = open_page(official, "/?" + asked.format(code))
    assert page.address == f"/tong-quan/{code}/1"


def test_the_headline_is_the_root_figure_with_interval_and_n(
    official: FlaskClient, session: Session, released: Released
) -> None:
    root = released.province.root
    figure = session.get_one(Figure, (released.release.id, root.id, "overall"))
    page = open_page(official, released.address)
    interval = f"({_vietnamese(figure.low)}–{_vietnamese(figure.high)})"
    assert f"{_vietnamese(figure.value)} {interval}" in page.text
    assert "120 phiếu" in page.text
    assert f"{_vietnamese(figure.share)}%" in page.text
    assert _vietnamese(figure.mean) in page.text
    assert "tự nguyện" in page.text


def test_points_of_the_par_index_are_shown(
    official: FlaskClient, session: Session, released: Released
) -> None:
    root = released.province.root
    figure = session.get_one(Figure, (released.release.id, root.id, "overall"))
    points = _vietnamese((figure.value or 0) / 10)
    page = open_page(official, released.address)
    assert f"Điểm Chỉ số cải cách hành chính {points} trên tối đa 10 điểm" in page.text


def test_units_are_ranked_and_small_ones_held_back_with_the_reason(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, released.address)
    texts = [" ".join(row.text.split()) for row in page.all("tr")]
    rows = [text for text in texts if text[0].isdigit()]  # of the ranking
    [first] = [row for row in rows if "Xã Đông" in row]
    [second] = [row for row in rows if "Xã Tây" in row]
    assert first.startswith("1 Xã Đông 1–2 90,00")
    assert "giáp ranh: Xuất sắc 41%" in first
    assert second.startswith("2 Xã Tây 1–2")
    assert "Xã Nhỏ: 5 phiếu, ít hơn mức tối thiểu 10 phiếu" in page.text
    assert "Xã Vắng" not in page.text


def test_the_chart_says_what_it_shows(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, released.address)
    titles = [caption.text for caption in page.all("figcaption")]
    finding = "Xã Đông đứng đầu với 90,00; còn 1 đơn vị khác cũng có thể đứng đầu"
    assert finding in titles
    images = [e for e in page.all("div") if e["role"] == "img"]
    assert [e["aria-label"] for e in images] == titles


def test_the_top_says_what_to_look_at_first(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, released.address)
    [first] = [e.text for e in page.all("section") if "Nên xem trước" in e.text]
    assert "Yếu tố thấp nhất: " in first
    assert "đơn vị chưa công bố được chỉ số" in first
    earlier = open_page(official, f"/tong-quan/{released.before.round.code}/1")
    assert "Chưa có đợt trước để so sánh." in earlier.text


def test_the_round_before_stands_next_to_this_one(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, released.address)
    assert "So với đợt trước" in page.text
    assert "Đợt khảo sát năm 2025" in page.text
    assert "điểm, chưa đủ cơ sở kết luận" in page.text
    assert "Thay đổi chưa vượt sai số" in page.text
    first = open_page(official, f"/tong-quan/{released.before.round.code}/1")
    assert "So với đợt trước" not in first.text


def test_where_the_figures_come_from_is_told(
    official: FlaskClient, released: Released
) -> None:
    text = open_page(official, released.address).text
    release = released.release
    for told in (release.input_digest, release.figures_digest, release.software):
        assert told in text
    assert "mỗi phiếu tính như nhau" in text
    assert "số 1, lập ngày 10/3/2026 từ 120 phiếu" in text
