"""The live counts as an official sees them."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.i18n import LANGUAGES
from survey.models import Service
from tests.factories import Province, make_province, make_round, make_sheets
from tests.pages import open_page

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is counted is tested on both databases elsewhere."""
    return sqlite_url


@pytest.fixture
def province(session: Session) -> Province:
    province = make_province(session, units=2, counters=1)
    province.units[0].name, province.units[0].name_en = "Xã <b>Đông</b>", "East & co"
    make_sheets(session, province.round, province.counters[0], ["2" * 16], n=1234)
    session.commit()
    return province


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_are_shown_and_nothing_of_what_they_say(
    official: FlaskClient, province: Province, language: str
) -> None:
    page = open_page(official, f"/thu-thap?lang={language}")
    number = {"vi": "1.234", "en": "1,234"}[language]
    name = {"vi": "Xã <b>Đông</b>", "en": "East & co"}[language]
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    assert any(r.startswith(f"{name} {number} {number} {number}") for r in rows)
    assert "<b>Đông" not in page.source


def test_silent_counters_are_marked(official: FlaskClient, province: Province) -> None:
    page = open_page(official, "/thu-thap")
    [silent] = [row for row in page.all("tr") if row["class"] == "silent"]
    assert province.counters[1].name in silent.text
    assert "vắng phiếu" in silent.text


def test_another_round_can_be_chosen(
    official: FlaskClient, session: Session, province: Province
) -> None:
    make_round(
        session,
        province.root,
        province.questionnaire,
        code="nam-2025",
        title="Năm 2025",
        starts_on=date(2025, 8, 1),
        ends_on=date(2025, 9, 1),
    )
    session.commit()
    page = open_page(official, "/thu-thap")
    page = open_page(official, page.link("Năm 2025"))
    assert page.address == "/thu-thap?round=nam-2025"
    assert "Đã kết thúc; số liệu tính đến ngày 1/9/2025" in page.text


def test_a_round_to_come_says_when_it_begins(
    official: FlaskClient, session: Session, province: Province
) -> None:
    province.round.starts_on = date(2026, 3, 20)
    session.commit()
    assert (
        "Bắt đầu nhận phiếu từ ngày 20/3/2026" in open_page(official, "/thu-thap").text
    )


def test_an_unknown_round_is_not_found(
    official: FlaskClient, province: Province
) -> None:
    page = open_page(official, "/thu-thap?round=x", status=404)
    assert "Không có đợt khảo sát nào mang mã “x”" in page.text


def test_no_round_yet(official: FlaskClient) -> None:
    assert open_page(official, "/thu-thap").heading == "Chưa có đợt khảo sát nào"


def test_a_round_without_counters(
    official: FlaskClient, session: Session, province: Province
) -> None:
    for counter in province.counters:
        counter.opened_on = date(2026, 12, 1)
    province.round.root_id = province.units[1].id
    session.commit()
    page = open_page(official, "/thu-thap")
    assert page.heading == "Thu thập"


def test_a_counter_says_what_it_is_for(
    official: FlaskClient, session: Session, province: Province
) -> None:
    province.counters[1].service = "dat-dai"
    session.commit()
    page = open_page(official, "/thu-thap")
    [named] = [row for row in page.all("tr") if "lĩnh vực dat-dai" in row.text]
    assert province.counters[1].name in named.text
    session.add(Service(code="dat-dai", name="Đất đai", name_en="Land"))
    session.commit()
    assert "lĩnh vực Đất đai" in open_page(official, "/thu-thap").text
    assert "service Land" in open_page(official, "/thu-thap?lang=en").text
