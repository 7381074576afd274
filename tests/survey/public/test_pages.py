"""What everybody reads, at addresses that last, and what nobody does."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.manage.operations.publishing import withdraw
from survey.models import Release, Unit
from tests.pages import open_page
from tests.survey.public.conftest import PUBLISHED_AT


def _codes(session: Session) -> dict[str, str]:
    return {unit.name: unit.code for unit in session.query(Unit)}


def test_nothing_is_there_before_it_is_published(
    client: FlaskClient, session: Session, release: Release
) -> None:
    place = f"/cong-khai/{release.round.code}"
    unit = _codes(session)["Xã Đông"]
    for end in ("", "/1", "/1/don-vi", f"/1/don-vi/{unit}", "/1/du-lieu"):
        assert client.get(place + end).status_code == 404
    assert client.get(f"{place}/1/du-lieu/figures.csv").status_code == 404
    assert release.round.title not in client.get("/cong-khai").text


def test_everybody_reads_what_is_published(
    client: FlaskClient, session: Session, place: str
) -> None:
    codes = _codes(session)
    home = open_page(client, "/cong-khai")
    assert "Theo kế hoạch." in home.text
    newest = client.get(place.rpartition("/")[0])
    assert (newest.status_code, newest.location) == (302, place)
    province = open_page(client, place)
    assert "Mở thêm quầy." in province.text
    assert "Còn là bản thảo." not in province.text
    assert "khoảng 30" in province.text  # of 32 sheets
    assert "Chỉ số hài lòng" in province.text
    unit = open_page(client, f"{place}/don-vi/{codes['Xã Đông']}")
    assert "từ khoảng 60 phiếu" in unit.text
    assert "<iframe" in unit.text  # to be copied
    mixed = "gộp phiếu của nhiều đối tượng: người đến giao dịch; tổ chức, doanh nghiệp."
    for page in (province, unit, open_page(client, f"{place}/phuong-phap")):
        assert mixed in page.text
    of_one = open_page(client, f"{place}/don-vi/{codes['Xã Tây']}")
    assert "mới chỉ của: người đến giao dịch." in of_one.text
    for name in ("Xã Nhỏ", "Xã Đồng Lòng"):
        held_back = open_page(client, f"{place}/don-vi/{codes[name]}")
        assert "Chưa công bố chỉ số" in held_back.text
        assert "100,00" not in held_back.text
        assert "nhiều đối tượng" not in held_back.text
    assert "60" in open_page(client, f"{place}/don-vi?q=dong").text


def test_english_is_asked_for_by_the_address_alone(
    client: FlaskClient, place: str
) -> None:
    english = client.get(f"{place}?lang=en")
    assert '<html lang="en">' in english.text
    assert f'href="{place}/du-lieu?lang=en"' in english.text
    assert '<html lang="vi">' in client.get(place).text


def test_answers_may_be_kept_and_set_no_cookie(client: FlaskClient, place: str) -> None:
    client.set_cookie("session", "forged")
    answer = client.get(place)
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"  # and not the cookie
    mark = {"If-None-Match": answer.headers["ETag"]}
    again = client.get(place, headers=mark)
    assert again.status_code == 304
    # A browser takes the headers of this answer for those of the page it kept.
    assert "Content-Security-Policy" not in again.headers
    assert client.get(f"{place}?lang=en", headers=mark).status_code == 200
    star = {"If-None-Match": "*"}
    assert client.get(f"{place}/don-vi/khong-co", headers=star).status_code == 404


def test_only_the_chart_may_stand_in_the_frame_of_another(
    client: FlaskClient, session: Session, place: str
) -> None:
    unit = f"{place}/don-vi/{_codes(session)['Xã Đông']}"
    framed = client.get(f"{unit}/bieu-do")
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert "Set-Cookie" not in framed.headers
    picture = client.get(f"{unit}/bieu-do.svg")
    assert picture.mimetype == "image/svg+xml"
    assert picture.text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    other = client.get(unit)
    assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"]
    assert other.headers["X-Frame-Options"] == "DENY"


def test_a_poster_leads_to_the_lasting_address(
    client: FlaskClient, session: Session, place: str
) -> None:
    answer = client.get(f"{place}/don-vi/{_codes(session)['Xã Nhỏ']}/ap-phich.pdf")
    assert answer.data.startswith(b"%PDF")


def test_what_is_withdrawn_says_why(
    client: FlaskClient, session: Session, published: Release, place: str
) -> None:
    kept = {"If-None-Match": client.get(place).headers["ETag"]}
    at = PUBLISHED_AT + timedelta(days=1)
    withdraw(session, published, at=at, reason="Nhầm số lượt giao dịch.")
    session.commit()
    for address in (place, f"{place}/du-lieu/figures.json"):
        gone = client.get(address, headers=kept)
        assert gone.status_code == 410
        assert "Nhầm số lượt giao dịch." in gone.text
        assert gone.headers["Cache-Control"] == "no-store"
    assert "Nhầm số lượt giao dịch." in open_page(client, "/cong-khai").text
    assert client.get(place.rpartition("/")[0]).status_code == 404


def test_a_name_does_not_leave_the_snippet_that_others_copy(
    client: FlaskClient, session: Session, place: str
) -> None:
    unit = session.query(Unit).filter_by(name="Xã Đông").one()
    unit.name = 'Xã "><script>alert(1)</script>'
    session.commit()
    page = open_page(client, f"{place}/don-vi/{unit.code}")
    [snippet] = page.all("textarea")
    assert "<script>" not in page.source
    assert "&lt;script&gt;" in snippet.text
    assert '"&gt;' not in snippet.text


@pytest.mark.parametrize(
    "odd", ["%00", "%ED%A0%80", "%25", "_", "%E2%80%AE", "9" * 400, "..%2F..", "'--"]
)
def test_odd_addresses_are_not_there_and_odd_words_find_nothing(
    client: FlaskClient, place: str, odd: str
) -> None:
    for address in (
        f"/cong-khai/{odd}",
        f"/cong-khai/{odd}/1",
        f"{place}/don-vi/{odd}",
    ):
        assert client.get(address).status_code == 404
        assert client.head(address).status_code == 404
    assert client.get(f"{place}/don-vi?q={odd}&lang={odd}").status_code == 200
    found = client.post("/cong-khai/phieu", data={"code": unquote(odd)})
    assert found.status_code == 422
