"""Classes of units: counts against last year, sentences, who is not ranked and why."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import Exemption, ReleaseUnranked
from tests.factories import Province, make_round, make_unit
from tests.pages import open_page
from tests.survey.results.frozen import freeze_figures, freeze_release

pytestmark = pytest.mark.usefixtures("clock")


def _rank(rank: int | None, band: str, **given: object) -> dict[str, object]:
    chances = {"excellent": 0.95, "good": 0.05} if band == "excellent" else {band: 0.8}
    usual = {"rank": rank, "rank_of": 3, "band": band, "band_chances": chances}
    return usual | {"band_chance": max(chances.values()), "band_sure": False} | given


@pytest.fixture
def address(session: Session, province: Province) -> str:
    """A release of three communes, and one of the year before; a fourth is new."""
    last_year = make_round(
        session,
        province.root,
        province.questionnaire,
        title="Đợt năm ngoái",
        starts_on=province.round.starts_on.replace(
            year=province.round.starts_on.year - 1
        ),
        ends_on=province.round.ends_on.replace(year=province.round.ends_on.year - 1),
    )
    before, now = (freeze_release(session, r) for r in (last_year, province.round))
    first, second, third = province.units
    for unit in (first, second):
        freeze_figures(session, before, unit, **_rank(1, "good"))
    for unit in (first, second):
        freeze_figures(session, now, unit, **_rank(1, "excellent", band_sure=True))
    freeze_figures(session, now, third, **_rank(3, "good"))
    new = make_unit(session, province.root, name="Xã Mới")
    nothing = {"band_chance": None, "band_sure": None, "band_chances": None}
    freeze_figures(session, now, new, rank=None, band="", **nothing)
    told = {"reason": Exemption.OTHER, "note": "CV 12/SNV"}
    session.add(ReleaseUnranked(release_id=now.id, unit_id=new.id, **told))
    session.commit()
    return f"/phan-loai/{province.round.code}/1"


def test_the_page_counts_says_and_gives_reasons(
    official: FlaskClient, address: str
) -> None:
    page = open_page(official, address)
    text = " ".join(page.text.split())
    assert "Đợt năm ngoái" in text
    sentence = "(4 đơn vị): 2 đơn vị xuất sắc (tăng 2), 1 đơn vị tốt (giảm 1), "
    assert sentence + "1 đơn vị không xếp hạng (tăng 1)." in text
    assert text.count("đồng hạng") >= 2
    assert "chắc chắn (95%)" in text
    assert "Xã Mới: CV 12/SNV" in text


def test_the_files_say_the_same(official: FlaskClient, address: str) -> None:
    place = address.replace("/phan-loai/", "/ket-qua/")
    lines = official.get(f"{place}/classes.csv").text.splitlines()
    [new] = [line for line in lines if "Xã Mới" in line]
    assert new.endswith("CV 12/SNV")
    assert sum("Xuất sắc" in line for line in lines) == 2
    assert official.get(f"{place}/classes.xlsx").data[:2] == b"PK"


def test_a_round_that_is_no_measure_is_refused(
    official: FlaskClient, address: str
) -> None:
    answer = official.get(f"{address}?since=KHAC")
    assert answer.status_code == 404
    assert "Không so được với đợt “KHAC”" in answer.text
