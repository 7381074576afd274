"""Chosen units beside each other: differences, refusals, what can be chosen."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Part, Release
from tests.factories import Province
from tests.pages import open_page
from tests.survey.results.conftest import Released
from tests.survey.results.frozen import freeze_change, freeze_figures, freeze_release

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def frozen(session: Session, province: Province) -> str:
    """A release with two communes apart and the province; what the address begins."""
    release = freeze_release(session, province.round)
    first, second, _third = province.units
    limits = {"low": 94.0, "high": 96.0, "se": 0.5}
    freeze_figures(session, release, first, value=95.0, rank=1, rank_of=2, **limits)
    freeze_figures(session, release, second, value=85.0, rank=2, rank_of=2, se=1.0)
    freeze_figures(session, release, province.root, value=90.0)
    freeze_change(session, release, first, release)
    session.commit()
    codes = "".join(f"&unit={unit.code}" for unit in (first, second, province.root))
    return f"/so-sanh?round={province.round.code}{codes}"


def test_pairs_have_limits_and_a_unit_is_not_put_beside_its_own_part(
    official: FlaskClient, frozen: str
) -> None:
    page = open_page(official, frozen)
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    [apart] = [row for row in rows if row.startswith("Xã Đông so với Xã Tây")]
    assert "+10,00" in apart
    assert apart.endswith("cao hơn thật")
    refused = [row for row in rows if "dùng chung phiếu" in row]
    assert len(refused) == 2
    assert all("Tỉnh thử nghiệm" in row and "–" in row for row in refused)
    assert "tăng 4,00 điểm: tăng thật" in page.text


def test_one_reference_turns_the_differences(
    official: FlaskClient, province: Province, frozen: str
) -> None:
    page = open_page(official, f"{frozen}&ref={province.units[0].code}")
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    [apart] = [row for row in rows if "so với Xã Đông" in row and "Xã Tây" in row]
    assert "−10,00" in apart
    assert apart.endswith("thấp hơn thật")


@pytest.mark.parametrize(
    ("more", "status", "told"),
    [
        ("&node=khac", 400, "không có chỉ số này"),
        ("&ref=KHAC", 400, "Đơn vị làm mốc"),
        ("&unit=KHONG-CO", 404, "Không có đơn vị nào mang mã"),
        ("".join(f"&unit=U{n}" for n in range(21)), 400, "nhiều nhất 20 đơn vị"),
    ],
)
def test_what_cannot_be_compared_is_said(
    official: FlaskClient, frozen: str, more: str, status: int, told: str
) -> None:
    answer = official.get(frozen + more)
    assert answer.status_code == status
    assert told in answer.text


def test_a_group_and_a_search_offer_units(
    official: FlaskClient, released: Released
) -> None:
    blank = open_page(official, "/so-sanh")
    assert "Chọn từ hai đơn vị để so sánh" in blank.text
    found = open_page(official, "/so-sanh?q=dong")
    assert [e["value"] for e in found.all("input") if e["name"] == "unit"] == [
        released.province.units[0].code
    ]
    [group] = [e["value"] for e in blank.all("option") if e["value"]]
    whole = open_page(official, f"/so-sanh?group={group}")
    assert "Xã Đông so với Xã Tây" in whole.text


def freeze_group(
    session: Session, unit_id: int, release_id: int, code: str, **given: object
) -> None:
    usual = {"dimension": "channel", "counted_in": 1, "n": 60, "status": "shown"}
    usual |= {"value": 80.0, "low": 70.0, "high": 90.0}
    place = {"release_id": release_id, "unit_id": unit_id, "code": code}
    session.add(Part(**(usual | place | given)))


def test_groups_of_respondents_stand_in_columns(
    official: FlaskClient, session: Session, province: Province, frozen: str
) -> None:
    release = session.scalars(select(Release)).one()
    first, second, _third = (unit.id for unit in province.units)
    real = {"verdict": "real_fall", "difference": -9.5}
    freeze_group(session, first, release.id, "qr", **real)
    freeze_group(session, first, release.id, "kiosk")
    freeze_group(session, second, release.id, "qr", status="withheld", value=None)
    freeze_group(session, first, release.id, "static-qr", dimension="evidence")
    session.commit()
    page = open_page(official, frozen)
    assert "Theo nhóm người trả lời" not in page.text
    page = open_page(official, f"{frozen}&by=channel")
    assert "Theo nhóm người trả lời: Kênh thu phiếu" in page.text
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    [told] = [row for row in rows if row.startswith("Xã Đông") and "60 phiếu" in row]
    assert told.count("80,00") == 2
    assert "−9,50" in told
    [other] = [row for row in rows if row.startswith("Xã Tây") and "×" in row]
    assert "không công bố" in other
    assert official.get(f"{frozen}&by=answer:khac").status_code == 400
