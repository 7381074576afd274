"""The page that explains how figures were computed."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.i18n import LANGUAGES
from survey.models import (
    Counter,
    Figure,
    Release,
    Service,
    TransactionTotal,
    Unit,
    Weighting,
)
from survey.release.operations import make_release
from tests.factories import Province, make_counter, make_sheets
from tests.pages import Page, open_page
from tests.survey.results.conftest import NEXT_TO_SMALL

pytestmark = pytest.mark.usefixtures("clock")

PATTERNS = (["55455"] * 5 + ["24545"], ["44544"] * 3 + ["3-5.4"], ["54545", "55124"])


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is read is tested on both databases elsewhere; this is how it is shown."""
    return sqlite_url


@pytest.fixture
def release(session: Session, province: Province) -> Release:
    """A release of two communes over nine days, and of two with few sheets."""
    first, second, small = province.counters
    for counter in (first, second):
        for at in range(9):
            day = date(2026, 2, 2) + timedelta(days=at)
            pattern = PATTERNS[at % len(PATTERNS)]
            make_sheets(session, province.round, counter, pattern, n=7, day=day)
    beside = select(Counter).join(Counter.unit).where(Unit.name == NEXT_TO_SMALL)
    for few in (small, session.scalars(beside).one()):
        make_sheets(session, province.round, few, ["55555"], n=5)
    made_at = datetime(2026, 3, 9, 18, tzinfo=UTC)
    release = make_release(session, province.round, made_at=made_at)
    session.commit()
    return release


def _open(official: FlaskClient, release: Release, query: str = "") -> Page:
    return open_page(official, f"/phuong-phap/{release.round.code}/1{query}")


def test_pages_lead_to_the_method(
    official: FlaskClient, release: Release, province: Province
) -> None:
    place = f"/phuong-phap/{release.round.code}/1"
    page = open_page(official, f"/tong-quan/{release.round.code}/1")
    assert page.link("cách tính: Có gì thay đổi") == f"{place}#changes"
    assert page.link("Cách tính từng số liệu") == place
    unit = province.units[0].code
    page = open_page(official, f"/don-vi/{unit}")
    how = page.link("cách tính: Có gì thay đổi")
    assert how == f"{place}?unit={unit}#changes"
    page = open_page(official, how)
    assert page.heading == "Cách tính số liệu"
    assert page.link("Xã Đông").startswith(f"/don-vi/{unit}")


def test_the_example_ends_at_the_digits_of_the_unit(
    official: FlaskClient, session: Session, release: Release, province: Province
) -> None:
    unit = province.units[0]
    page = _open(official, release, f"?unit={unit.code}")
    for node in ("overall", "II.A", "S1"):
        figure = session.get_one(Figure, (release.id, unit.id, node))
        low, high = (f"{x:.2f}".replace(".", ",") for x in (figure.low, figure.high))
        assert f"Đổi về thang 100: từ {low} đến {high}." in page.text
    assert "Xã Đông: 63 phiếu, 1 tầng, 9 cụm." in page.text
    assert "với 8 bậc tự do" in page.text


def test_without_a_unit_the_example_is_the_province(
    official: FlaskClient, release: Release
) -> None:
    page = _open(official, release)
    assert "số liệu của: Tỉnh thử nghiệm" in page.text
    assert "Tỉnh thử nghiệm không được xếp hạng." in page.text


def test_services_are_called_by_their_names(
    official: FlaskClient, session: Session, province: Province
) -> None:
    unit, [counter, *_] = province.units[0], province.counters
    codes = ("dat-dai", "ho-tich")
    counter.service = codes[0]
    counters = (counter, make_counter(session, unit, service=codes[1]))
    province.round.weighting = Weighting.TRANSACTIONS
    for one in counters:
        make_sheets(session, province.round, one, ["55455"], n=20)
        place = {"round_id": province.round.id, "unit_id": unit.id}
        session.add(TransactionTotal(**place, service=one.service, total=50))
    session.add(Service(code="dat-dai", name="Đất <đai>", name_en="Land"))
    made_at = datetime(2026, 3, 9, 18, tzinfo=UTC)
    release = make_release(session, province.round, made_at=made_at)
    session.commit()
    for language, names in (
        ("vi", ["Đất <đai>", "ho-tich"]),
        ("en", ["Land", "ho-tich"]),
    ):
        page = _open(official, release, f"?unit={unit.code}&lang={language}")
        rows = [row.text.split("50")[0].strip() for row in page.all("tr")]
        assert [name for name in rows if name in names] == names


def test_a_unit_that_is_held_back_has_formulas_only(
    official: FlaskClient, release: Release, province: Province
) -> None:
    page = _open(official, release, f"?unit={province.units[2].code}")
    assert "nên dưới đây chỉ có công thức" in page.text
    assert "Đổi về thang 100" not in page.text
    assert len(page.all("math")) > 10


def test_where_all_agree_the_exception_is_told(
    official: FlaskClient, session: Session, province: Province
) -> None:
    make_sheets(session, province.round, province.counters[0], ["55555"], n=40)
    made_at = datetime(2026, 3, 9, 18, tzinfo=UTC)
    release = make_release(session, province.round, made_at=made_at)
    session.commit()
    page = _open(official, release, f"?unit={province.units[0].code}")
    assert "Khoảng tin cậy theo Wilson với số phiếu: từ" in page.text
    assert "Đổi về thang 100" not in page.text


def test_formulas_are_markup_that_can_be_read(
    official: FlaskClient, release: Release
) -> None:
    page = _open(official, release)
    formulas = page.source.split("<math")[1:]
    assert len(formulas) == len(page.all("math")) > 10
    for formula in formulas:
        ElementTree.fromstring("<math" + formula.split("</math>")[0] + "</math>")  # noqa: S314
    groups = [e for e in page.all("div") if e["class"] == "formula"]
    assert all(e["aria-label"] and e["tabindex"] == "0" for e in groups)
    assert page.all("script") == []


def test_the_table_of_contents_leads_to_every_part(
    official: FlaskClient, release: Release
) -> None:
    page = _open(official, release)
    ids = {e["id"] for e in page.all("h2")} - {"contents"}
    assert {
        a["href"].removeprefix("#") for a in page.all("a") if a["href"][0] == "#"
    } - {"content"} == ids


def test_every_source_that_is_named_is_listed(
    official: FlaskClient, release: Release
) -> None:
    page = _open(official, release)
    for author in ("Särndal", "Wilson", "Korn", "Parker", "Holm", "Mogstad", "Laney"):
        assert any(author in item.text for item in page.all("li"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_in_every_language(
    official: FlaskClient, release: Release, province: Province, language: str
) -> None:
    for unit in (province.root, *province.units):
        page = _open(official, release, f"?unit={unit.code}&lang={language}")
        said = {"vi": "Sai số chuẩn", "en": "Standard error"}[language]
        assert said in page.text


@pytest.mark.parametrize(
    "address", ["/phuong-phap/khong-co/1", "/phuong-phap/{}/9", "/phuong-phap/{}/x"]
)
def test_what_there_is_not_is_not_found(
    official: FlaskClient, release: Release, address: str
) -> None:
    open_page(official, address.format(release.round.code), status=404)


@pytest.mark.parametrize("unit", ["khong-co", "%00", "%3Cscript%3E"])
def test_an_unknown_unit_is_not_found(
    official: FlaskClient, release: Release, unit: str
) -> None:
    place = f"/phuong-phap/{release.round.code}/1?unit={unit}"
    open_page(official, place, status=404)
