"""Factors beside each other, places in the group, sheets against targets."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import Exemption, ReleaseUnranked, Rule, Target
from tests.pages import open_page
from tests.survey.results.conftest import Released
from tests.survey.results.frozen import freeze_figures, freeze_release

pytestmark = pytest.mark.usefixtures("clock")


def test_the_overview_has_a_map_of_factors_and_what_was_reached(
    official: FlaskClient, session: Session, released: Released
) -> None:
    """Of 60 sheets and 50, against a target of 80 for the first alone."""
    first = released.province.units[0]
    goal = {"unit_id": first.id, "n": 80, "rule": Rule.QUOTA}
    session.add(Target(round_id=released.release.round_id, **goal))
    session.commit()
    page = open_page(official, released.address)
    cells = [e for e in page.all("td") if "heat-" in e["class"]]
    assert len(cells) == 2 * 5
    assert {e["class"].split()[-1] for e in cells} >= {"heat-2", "heat--2"}
    text = " ".join(page.text.split())
    assert "75% (60 trên 80 phiếu)" in text
    assert "mã QR tại quầy 100% (120)" in text


def test_a_unit_has_its_place_in_the_group(
    official: FlaskClient, released: Released
) -> None:
    code = released.province.units[1].code
    text = " ".join(open_page(official, f"/don-vi/{code}").text.split())
    assert "thứ 2/2 trong nhóm" in text
    assert "Vị trí theo từng tiêu chí" in text
    assert "khoảng 2; chắc chắn thấp hơn 1, cao hơn 0 đơn vị" in text


def test_a_unit_that_is_not_ranked_says_why(
    official: FlaskClient, session: Session, released: Released
) -> None:
    province = released.province
    round_ = released.release.round
    later = freeze_release(session, round_, number=2)
    nothing = {"band_chance": None, "band_sure": None, "band_chances": None}
    freeze_figures(session, later, province.units[0], rank=None, band="", **nothing)
    told = {"reason": Exemption.ADJUSTED, "note": ""}
    row = ReleaseUnranked(release_id=later.id, unit_id=province.units[0].id, **told)
    session.add(row)
    session.commit()
    unit = open_page(official, f"/don-vi/{province.units[0].code}").text
    assert "Không xếp hạng, không xếp loại: điều chỉnh điểm chuẩn tạm thời." in unit
    overview = open_page(official, f"/tong-quan/{round_.code}/2").text
    assert "Xã Đông không xếp hạng: điều chỉnh điểm chuẩn tạm thời" in overview
