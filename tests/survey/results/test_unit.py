"""A unit's page as an official sees it."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import Lineage, LineageKind
from survey.release.operations import make_release
from tests.factories import Province, make_sheets
from tests.pages import open_page
from tests.survey.results.conftest import FAIRLY, WELL, Released

pytestmark = pytest.mark.usefixtures("clock")


def test_a_unit_shows_index_rank_factors_and_answers(
    official: FlaskClient, released: Released
) -> None:
    unit = released.province.units[0]
    page = open_page(official, f"/don-vi/{unit.code}")
    assert page.heading == "Xã Đông"
    assert "Chỉ số hài lòng 90,00" in page.text
    assert "trong 2 đơn vị cùng nhóm: Xã, đặc khu" in page.text
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    # Level by level, then not applicable, then left blank.
    assert any(row.endswith("0 6 0 0 54 0 0") for row in rows)
    assert page.link("Tỉnh thử nghiệm").startswith("/don-vi/")


def test_blank_and_not_applicable_stand_apart_from_the_levels(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, f"/don-vi/{released.province.units[1].code}")
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    assert any(row.endswith("0 0 0 30 0 20 0") for row in rows)  # 20 "-" of 50
    assert any(row.endswith("0 0 0 30 0 0 20") for row in rows)  # 20 "." of 50


def test_the_trend_goes_over_releases_of_all_rounds(
    official: FlaskClient, released: Released
) -> None:
    unit = released.province.units[0]
    page = open_page(official, f"/don-vi/{unit.code}")
    assert "Từ 90,00 (ngày 1/11/2025) đến 90,00 (ngày 10/3/2026)" in page.text
    older = f"/don-vi/{unit.code}?round={released.before.round.code}&release=1"
    page = open_page(official, older)
    assert "40 phiếu" in page.text


def test_a_unit_with_few_sheets_says_why_nothing_is_shown(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, f"/don-vi/{released.province.units[2].code}")
    assert "5 phiếu; cần ít nhất 10 phiếu mới công bố chỉ số" in page.text
    assert "Chưa công bố chỉ số của đơn vị này" in page.text
    assert page.all("figure") == []


def test_a_unit_without_sheets_says_so(
    official: FlaskClient, released: Released, session: Session
) -> None:
    unit = released.province.units[2]
    older = f"/don-vi/{unit.code}?round={released.before.round.code}"
    page = open_page(official, older)
    assert "Chưa có phiếu nào trong kết quả này" in page.text


def test_the_root_lists_the_units_below(
    official: FlaskClient, released: Released
) -> None:
    page = open_page(official, f"/don-vi/{released.province.root.code}")
    captions = [caption.text for caption in page.all("figcaption")]
    assert any("(Xã Tây)" in c and "90,00 (Xã Đông)" in c for c in captions)
    assert "Xã Nhỏ" in page.text
    assert "Điểm Chỉ số" not in page.text


def test_a_merged_unit_keeps_its_page_and_names_its_successor(
    official: FlaskClient, session: Session, released: Released
) -> None:
    old, new = released.province.units[:2]
    old.valid_to = date(2026, 6, 30)
    session.add(
        Lineage(
            predecessor_id=old.id,
            successor_id=new.id,
            kind=LineageKind.MERGE,
            happened_on=date(2026, 7, 1),
        )
    )
    session.commit()
    page = open_page(official, f"/don-vi/{old.code}")
    assert "đến hết ngày 30/6/2026" in page.text
    assert "Từ ngày 1/7/2026 là: Xã Tây" in page.text
    page = open_page(official, f"/don-vi/{new.code}")
    assert "Kế tục từ ngày 1/7/2026: Xã Đông" in page.text


def test_equal_units_share_a_rank(
    official: FlaskClient, session: Session, province: Province
) -> None:
    for counter in province.counters:
        make_sheets(session, province.round, counter, WELL, n=20)
    make_release(session, province.round, made_at=datetime(2026, 3, 9, tzinfo=UTC))
    session.commit()
    page = open_page(official, f"/don-vi/{province.units[0].code}")
    assert "Xếp hạng 1 đồng hạng khoảng 1–3 trong 3 đơn vị" in page.text
    assert "3 đơn vị đồng hạng nhất với 90,00" in open_page(official, "/").text


def test_carried_over_figures_say_since_when(
    official: FlaskClient, session: Session, released: Released
) -> None:
    first, second, _ = released.province.counters
    make_sheets(session, released.province.round, first, WELL, n=4)
    make_sheets(session, released.province.round, second, FAIRLY, n=9)
    later = datetime(2026, 3, 11, tzinfo=UTC)
    make_release(session, released.province.round, made_at=later)
    session.commit()
    page = open_page(official, f"/don-vi/{released.province.units[0].code}")
    assert "giữ nguyên từ kết quả số 1" in page.text
    page = open_page(official, f"/don-vi/{released.province.units[1].code}")
    assert "giữ nguyên" not in page.text


@pytest.mark.parametrize(
    "address", ["/don-vi/%00", "/?round=%00", "/thu-thap?round=%00"]
)
def test_a_nul_in_an_address_is_no_outage(
    official: FlaskClient, released: Released, address: str
) -> None:
    assert official.get(address).status_code in {400, 404}
