"""Languages, names, wrong addresses and empty states of all pages of results."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.i18n import LANGUAGES
from tests.factories import Province
from tests.pages import open_page
from tests.survey.results.conftest import Released

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is read is tested on both databases elsewhere; this is how it is shown."""
    return sqlite_url


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_in_every_language(
    official: FlaskClient, released: Released, language: str
) -> None:
    page = open_page(official, f"{released.address}?lang={language}")
    name = {"vi": "Xã Đông", "en": "Đông commune"}[language]
    number = {"vi": "90,00", "en": "90.00"}[language]
    assert name in page.text
    assert number in page.text


def test_names_on_the_overview_are_text_and_nothing_else(
    official: FlaskClient, session: Session, released: Released
) -> None:
    name = '<script>alert("1")</script> & Xã "Đông"'
    released.province.units[0].name = name
    released.province.round.title = "<b>Đợt</b> & một"
    session.commit()
    page = open_page(official, released.address)
    assert name in page.text
    assert "<script>alert" not in page.source
    assert "<b>Đợt" not in page.source


@pytest.mark.parametrize(
    "address",
    [
        "/tong-quan/{code}/99",
        "/tong-quan/khong-co/1",
        "/tong-quan/{code}/0",
        "/tong-quan/{code}/abc",
        "/tong-quan/{code}/99999999999999999999",
        "/?round=khong-co",
        "/?round={code}&release=7",
    ],
)
def test_what_there_is_not_is_not_found(
    official: FlaskClient, released: Released, address: str
) -> None:
    code = released.release.round.code
    open_page(official, address.format(code=code), status=404)


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "²", "9999999999"])
def test_a_release_that_is_no_number_is_refused(
    official: FlaskClient, released: Released, number: str
) -> None:
    code = released.release.round.code
    page = open_page(official, f"/?round={code}&release={number}", status=400)
    assert "số nguyên" in page.text


def test_no_round_yet(official: FlaskClient) -> None:
    page = open_page(official, "/")
    assert page.heading == "Chưa có kết quả nào"
    assert "Chưa mở đợt khảo sát nào" in page.text
    assert page.link("Bắt đầu thiết lập") == "/thiet-lap"


def test_no_release_yet(official: FlaskClient, province: Province) -> None:
    page = open_page(official, "/")
    assert page.heading == "Chưa có kết quả nào"
    assert page.link("Xem số phiếu đã thu") == "/thu-thap"


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_in_every_language(
    official: FlaskClient, released: Released, language: str
) -> None:
    for unit in (released.province.root, *released.province.units):
        open_page(official, f"/don-vi/{unit.code}?lang={language}")


def test_names_on_a_unit_page_are_text_and_nothing_else(
    official: FlaskClient, session: Session, released: Released
) -> None:
    name = "<script>alert(1)</script> & Xã"
    released.province.units[0].name = name
    released.province.root.name = "<i>Tỉnh</i>"
    session.commit()
    page = open_page(official, f"/don-vi/{released.province.units[0].code}")
    assert page.heading == name
    assert "<script>alert" not in page.source
    assert "<i>Tỉnh" not in page.source


@pytest.mark.parametrize("code", ["khong-co", "%3Cscript%3E", "x" * 300])
def test_an_unknown_unit_is_not_found(
    official: FlaskClient, released: Released, code: str
) -> None:
    open_page(official, f"/don-vi/{code}", status=404)


def test_a_unit_before_any_release(official: FlaskClient, province: Province) -> None:
    page = open_page(official, f"/don-vi/{province.units[0].code}")
    assert page.heading == "Chưa có kết quả nào"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_release_is_listed_with_its_files(
    official: FlaskClient, released: Released, language: str
) -> None:
    page = open_page(official, f"/ket-qua?lang={language}")
    code = released.release.round.code
    addresses = [a["href"] for a in page.all("a")]
    assert addresses.index(f"/ket-qua/{code}/1/figures.xlsx") < addresses.index(
        f"/ket-qua/{released.before.round.code}/1/figures.csv"
    )


def test_without_releases_there_is_nothing_to_export(official: FlaskClient) -> None:
    page = open_page(official, "/ket-qua")
    assert "Chưa có kết quả nào để xuất" in page.text
