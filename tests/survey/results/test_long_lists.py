"""Lists of many units: pages, names and groups by the address."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.manage.operations.publishing import publish
from survey.models import Figure, Level, Release, Status
from tests.factories import Province, make_unit
from tests.pages import Page, open_page
from tests.survey.results.frozen import freeze_figures, freeze_release

pytestmark = pytest.mark.usefixtures("clock")
N = 60


@pytest.fixture
def release(session: Session, province: Province) -> Release:
    """A published release of sixty ranked communes, the last called Đồng Lâm."""
    release = freeze_release(session, province.round)
    freeze_figures(session, release, province.root)
    for rank in range(1, N + 1):
        name = "Xã Đồng Lâm" if rank == N else f"Xã Thứ {rank}"
        place = {"release_id": release.id, "node": "overall", "level": Level.OVERALL}
        value = {"n": 90, "value": 96 - rank / 4, "low": 70.0, "high": 98.0}
        told = {"rank": rank, "rank_of": N, "band": "good", "status": Status.SHOWN}
        unit = make_unit(session, province.root, name=name)
        session.add(Figure(unit_id=unit.id, **(place | value | told)))
    publish(session, release, at=datetime(2026, 3, 9, tzinfo=UTC))
    session.commit()
    return release


def _names(page: Page) -> list[str]:
    heads = (e for e in page.all("th") if e["scope"] == "row")
    return [one.text.strip() for one in heads if one.text.strip().startswith("Xã ")]


def _links(page: Page, words: str) -> list[str]:
    return [a["href"] for a in page.all("a") if a.text == words]


@pytest.mark.parametrize(
    ("where", "size"), [("tong-quan", 25), ("cong-khai", 25), ("phan-loai", 50)]
)
def test_the_units_asked_for_are_shown_and_all_are_in_reach(
    official: FlaskClient, release: Release, where: str, size: int
) -> None:
    address = f"/{where}/{release.round.code}/1"
    page = open_page(official, address)
    names = _names(page)
    assert names[0] == "Xã Thứ 1"
    assert len([n for n in names if n == "Xã Thứ 2"]) <= 2  # on the map, too
    assert f"Trang 1 trên {-(-N // size)}" in page.text
    second = open_page(official, _links(page, "Trang sau")[0])
    assert f"Xã Thứ {size + 1}" in _names(second)
    assert "Xã Đồng Lâm" in _names(open_page(official, f"{address}?page=99"))
    every = open_page(official, page.link(f"Tất cả {N} đơn vị trên một trang, để in"))
    assert {"Xã Thứ 1", "Xã Thứ 30", "Xã Đồng Lâm"} <= {*_names(every)}
    found = open_page(official, f"{address}?q=dong+lam")
    assert "Xã Đồng Lâm" in _names(found)
    refused = open_page(official, f"{address}?page=x", status=400)
    assert "page=2" in refused.text
    unknown = open_page(official, f"{address}?group=khac", status=404)
    assert "Xã, đặc khu" in unknown.text


def test_the_ranking_and_the_map_of_factors_keep_each_others_place(
    official: FlaskClient, release: Release
) -> None:
    address = f"/tong-quan/{release.round.code}/1?group=commune&page=2"
    page = open_page(official, f"{address}&heat=Nhóm&heat_page=2")
    ranking, heat = _links(page, "Trang trước")
    assert "heat_page=2" in ranking
    assert "page=1" in ranking
    assert "heat_page=1" in heat
    assert "&page=2" in heat
    other = official.get(f"/cong-khai/{release.round.code}/1?page=2&lang=en").text
    assert "page=2&amp;lang=vi" in other
