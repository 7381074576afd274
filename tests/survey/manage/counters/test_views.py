"""Pages of counters and their files, as an official sees them."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy.orm import Session

from survey.manage.counters.search import Found, Sought, find_counters
from survey.manage.operations.counters import close_counter
from survey.models import Service
from tests.factories import TODAY, Province, make_counter, make_province
from tests.pages import open_page

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def province(session: Session) -> Province:
    province = make_province(session, units=2, counters=2)
    province.units[0].name = "UBND xã Đông <Bình>"
    province.counters[0].name = "Quầy Tư pháp"
    province.counters[0].room = "Phòng 101"
    session.commit()
    return province


def found(session: Session, words: str) -> list[Found]:
    return find_counters(session, Sought(words), day=TODAY)


@pytest.mark.parametrize(
    "address",
    [
        "/quay",
        "/quay.csv",
        "/quay.xlsx",
        "/quay/moi",
        "/quay/nhap",
        "/quay/{code}/sua",
        "/quay/{code}/dong",
        "/quay/{code}/mo-lai",
        "/quay/{code}/chuyen",
        "/quay/{code}/kiem-tra",
        "/don-vi/{unit}/quay",
        "/don-vi/{unit}/in",
        "/quay/{code}",
        "/quay/{code}/qr.svg",
        "/quay/{code}/qr.png",
        "/quay/{code}/poster.png",
        "/quay/{code}/poster.pdf",
        "/don-vi/{unit}/poster.pdf",
    ],
)
def test_strangers_are_sent_to_sign_in(
    client: FlaskClient, province: Province, address: str
) -> None:
    code, unit = province.counters[0].code, province.root.code
    answer = client.get(address.format(code=code, unit=unit))
    assert answer.status_code == 302
    assert "/dang-nhap" in answer.location


def test_the_list_shows_counters_by_unit(
    official: FlaskClient, province: Province
) -> None:
    page = open_page(official, "/quay")
    for counter in province.counters:
        assert counter.code in page.text
    assert "UBND xã Đông <Bình>" in page.text
    assert page.link("Quầy Tư pháp").endswith(province.counters[0].code)


@pytest.mark.parametrize(
    ("search", "n"),
    [
        ("dong binh", 2),
        ("ĐÔNG  tư pháp", 1),
        ("phong 101", 1),
        ("quay", 4),
        ("không có", 0),
        ("", 4),
    ],
)
def test_counters_are_found_with_and_without_accents(
    session: Session, province: Province, search: str, n: int
) -> None:
    assert len(found(session, search)) == n


def test_a_counter_is_found_by_its_service_and_shows_it(
    official: FlaskClient, session: Session, province: Province
) -> None:
    counter = province.counters[0]
    counter.service = "dat-dai"
    session.commit()
    page = open_page(official, f"/quay/{counter.code}")
    assert "<dt>Lĩnh vực</dt><dd>dat-dai</dd>" in page.source
    session.add(Service(code="dat-dai", name="Quản lý đất", name_en="Land"))
    session.commit()
    page = open_page(official, f"/quay/{counter.code}")
    assert "Quản lý đất (dat-dai)" in " ".join(page.text.split())
    for search in ("quan ly dat", "land", "dat-dai"):
        assert [one.code for one in found(session, search)] == [counter.code]


def test_a_search_without_result_says_so(
    official: FlaskClient, province: Province
) -> None:
    page = open_page(official, "/quay?q=%3Cscript%3E")
    assert "Không có quầy nào khớp với “<script>”." in page.text


def test_no_counters_yet(official: FlaskClient) -> None:
    assert "Chưa có quầy nào" in open_page(official, "/quay").text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_counter_has_a_page_in_each_language(
    official: FlaskClient, province: Province, language: str
) -> None:
    code = province.counters[0].code
    page = open_page(official, f"/quay/{code}?lang={language}")
    assert f"/q/{code}" in page.text
    assert "Phòng 101" in page.text
    list_page = open_page(official, f"/quay?lang={language}")
    assert list_page.heading == {"vi": "Quầy và mã QR"}.get(language, list_page.heading)


@pytest.mark.parametrize(
    ("file", "start", "mimetype"),
    [
        ("qr.svg", b"<svg", "image/svg+xml"),
        ("qr.png", b"\x89PNG", "image/png"),
        ("poster.png", b"\x89PNG", "image/png"),
        ("poster.pdf", b"%PDF", "application/pdf"),
        ("poster.pdf?size=a5", b"%PDF", "application/pdf"),
    ],
)
def test_files_of_a_counter_open(
    official: FlaskClient,
    province: Province,
    file: str,
    start: bytes,
    mimetype: str,
) -> None:
    answer = official.get(f"/quay/{province.counters[0].code}/{file}")
    assert answer.status_code == 200
    assert answer.mimetype == mimetype
    assert answer.data.startswith(start)


def test_a_unit_has_one_file_with_all_open_counters(
    official: FlaskClient, province: Province, session: Session
) -> None:
    close_counter(province.counters[0], on=TODAY)
    session.commit()
    answer = official.get(f"/don-vi/{province.root.code}/poster.pdf")
    assert len(PdfReader(BytesIO(answer.data)).pages) == 3
    answer = official.get(f"/don-vi/{province.units[0].code}/poster.pdf?size=a5")
    assert len(PdfReader(BytesIO(answer.data)).pages) == 1


def test_a_closed_counter_gets_no_poster(
    official: FlaskClient, province: Province, session: Session
) -> None:
    close_counter(province.counters[0], on=TODAY)
    session.commit()
    code = province.counters[0].code
    assert "đã đóng" in open_page(official, f"/quay/{code}").text
    assert "đã đóng" in open_page(official, f"/quay/{code}/poster.pdf", status=409).text
    assert code not in open_page(official, "/quay").text


def test_posters_are_printed_ahead(
    official: FlaskClient, province: Province, session: Session
) -> None:
    ahead = make_counter(session, province.units[0], opened_on=TODAY.replace(day=20))
    session.commit()
    page = open_page(official, f"/quay/{ahead.code}")
    assert "nhận phiếu từ ngày 20/3/2026" in page.text
    assert official.get(f"/quay/{ahead.code}/poster.pdf").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/quay/AAAAAAA", 404),
        ("/quay/AAAAAAA/qr.svg", 404),
        ("/don-vi/NOWHERE/poster.pdf", 404),
        ("/quay/{code}/poster.pdf?size=a3", 422),
        ("/don-vi/NOWHERE/in", 404),
        ("/don-vi/NOWHERE/quay", 404),
        ("/quay/AAAAAAA/sua", 404),
        ("/quay/nhap/x", 404),
        ("/quay/a%00b", 404),
        ("/quay/{code}/%ED%A0%80", 404),
    ],
)
def test_wrong_addresses_have_a_page(
    official: FlaskClient, province: Province, address: str, status: int
) -> None:
    code = province.counters[0].code
    open_page(official, address.format(code=code), status=status)
