"""The tree: opened and closed by address, on a day, cut to what one may see."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.accounts.operations import choose_password
from survey.models import RoleName, Unit
from tests.factories import make_method, make_questionnaire, make_round
from tests.pages import Page, open_page, send
from tests.survey.access.people import give, join, make_user
from tests.survey.conftest import PASSWORD
from tests.survey.manage.units.trees import make_tree

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def units(session: Session) -> dict[str, Unit]:
    return make_tree(session)


def names(page: Page) -> list[str]:
    return [e.text.strip() for e in page.all("a") if e["class"] == "tree-name"]


def toggle(page: Page, unit: str) -> str:
    [found] = [e for e in page.all("a") if e["aria-label"].endswith(f"dưới {unit}")]
    return found["href"]


def test_an_empty_installation_says_what_to_do(official: FlaskClient) -> None:
    page = open_page(official, "/cay-don-vi")
    assert "Chưa có đơn vị nào" in page.text
    assert page.link("Tạo đơn vị đầu tiên") == "/cay-don-vi/moi"
    assert page.link("Tải tệp mẫu Excel").endswith("/mau.xlsx")


def test_it_opens_on_the_top_and_the_first_level(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi")
    assert names(page) == [
        *("Tỉnh An Thịnh", "Sở Nội vụ", "UBND phường Thịnh Lạc", "UBND xã Đông Bình")
    ]
    assert "124 đơn vị hôm nay, 10/3/2026" in page.text
    assert "123 đơn vị bên dưới" in page.text


def test_every_state_has_its_address(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi")
    opened = open_page(official, toggle(page, "UBND xã Đông Bình"))
    assert len(names(opened)) == 4 + 50
    assert "1–50 trên 120" in opened.text
    closed = open_page(official, toggle(opened, "Tỉnh An Thịnh"))
    assert names(closed) == ["Tỉnh An Thịnh"]
    again = open_page(official, toggle(closed, "Tỉnh An Thịnh"))
    assert names(again) == names(opened)


def test_a_long_level_is_paged(official: FlaskClient, units: dict[str, Unit]) -> None:
    page = open_page(official, "/cay-don-vi?mo=AT&mo=AT.X01")
    last = open_page(official, open_page(official, page.link("Tiếp")).link("Tiếp"))
    assert "101–120 trên 120" in last.text
    assert names(last)[-1] == "Điểm phục vụ số 120"
    assert "Tiếp" not in last.text.split("101–120")[1][:40]
    beyond = open_page(official, "/cay-don-vi?mo=AT&mo=AT.X01:99")
    assert names(beyond) == names(last)


@pytest.mark.parametrize(
    "query",
    ["mo=&mo=x:y", "mo=AT:0", "mo=AT:" + "9" * 50, "mo=%00", "mo=AT:٣", "trang=-1&q=a"],
)
def test_nonsense_in_the_address_does_no_harm(
    official: FlaskClient, units: dict[str, Unit], query: str
) -> None:
    assert "Cây đơn vị" in open_page(official, f"/cay-don-vi?{query}").text


@pytest.mark.parametrize(
    "query", ["ngay=32/1/2026", "ngay=x", "loai=village", "loai=%00"]
)
def test_what_makes_no_sense_is_refused_in_words(
    official: FlaskClient, query: str
) -> None:
    open_page(official, f"/cay-don-vi?{query}", status=422)


def test_a_day_shows_the_map_of_that_day(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi?ngay=2025-12-31")
    assert "UBND xã Cũ" in names(page)
    assert "Bản đồ ngày 31/12/2025: 125 đơn vị" in page.text
    assert "UBND xã Mới" in names(open_page(official, "/cay-don-vi?ngay=1/1/2027"))
    before = open_page(official, "/cay-don-vi?ngay=2020-01-01")
    assert "Ngày 1/1/2020 chưa có đơn vị nào" in before.text


def test_closed_ones_are_shown_on_demand_with_their_days(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi?dong=1")
    assert {"UBND xã Cũ", "UBND xã Mới"} <= set(names(page))
    assert "1/7/2025 – 31/12/2025" in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=dong binh", ["UBND xã Đông Bình"]),
        ("q=Đông+BÌNH", ["UBND xã Đông Bình"]),
        ("q=binh ubnd", ["UBND xã Đông Bình"]),
        ("q=at.nv", ["Sở Nội vụ"]),
        ("q=thinh", ["Tỉnh An Thịnh", "UBND phường Thịnh Lạc"]),
        ("q=an thinh tinh", ["Tỉnh An Thịnh"]),
        ("loai=ward", ["UBND phường Thịnh Lạc"]),
        ("nhom=Sở", ["Sở Nội vụ"]),
        ("nhom=-&q=phuong", ["UBND phường Thịnh Lạc"]),
        ("q=xa cu", []),
        ("q=xa cu&dong=1", ["UBND xã Cũ"]),
        ("q=khong co", []),
        ("q=%", []),
    ],
)
def test_search_finds_any_part_with_or_without_accents(
    official: FlaskClient, units: dict[str, Unit], query: str, found: list[str]
) -> None:
    page = open_page(official, f"/cay-don-vi?{query}")
    assert names(page) == found
    assert ("Không có đơn vị nào khớp" in page.text) == (not found)


def test_what_is_found_is_paged_and_leads_into_the_tree(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi?q=diem")
    assert "Tìm thấy 120 đơn vị" in page.text
    assert len(names(page)) == 50
    last = open_page(
        official, open_page(official, page.link("Trang sau")).link("Trang sau")
    )
    assert len(names(last)) == 20
    [way] = [
        e["href"]
        for e in last.all("a")
        if "Điểm phục vụ số 117" in e.text and "cây" in e.text
    ]
    shown = open_page(official, way)
    assert "Điểm phục vụ số 117" in names(shown)
    assert way.endswith("#u-AT.X01.117")


def test_the_form_keeps_what_was_asked(
    official: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(official, "/cay-don-vi?q=xa&loai=commune&ngay=2025-12-31")
    again = send(official, page, {"q": "cu"})
    assert names(again) == ["UBND xã Cũ"]


@pytest.fixture
def head(client: FlaskClient, session: Session, units: dict[str, Unit]) -> FlaskClient:
    """The head of a commune, signed in."""
    email = "truong@tinh.example"
    user = make_user(session, email)
    choose_password(session, user, PASSWORD)
    give(session, user, RoleName.UNIT_HEAD, units["AT.X01"])
    session.commit()
    sign_in = open_page(client, "/dang-nhap")
    send(client, sign_in, {"email": email, "password": PASSWORD})
    return client


def test_a_head_sees_the_rounds_of_the_whole_province(
    head: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    questionnaire = make_questionnaire(session, make_method(session))
    make_round(session, units["AT"], questionnaire, title="Đợt cả tỉnh")
    session.commit()
    assert "Đợt cả tỉnh" in open_page(head, "/cay-don-vi/AT.X01").text


def test_a_heads_tree_starts_at_their_unit(
    head: FlaskClient, units: dict[str, Unit]
) -> None:
    page = open_page(head, "/cay-don-vi")
    assert names(page)[:2] == ["UBND xã Đông Bình", "Điểm phục vụ số 1"]
    assert "121 đơn vị" in page.text
    assert "Tỉnh An Thịnh" not in page.text
    assert "Sở" not in [e.text.strip() for e in page.all("option")]
    assert "Thêm đơn vị" not in page.text
    assert names(open_page(head, "/cay-don-vi?q=so noi vu")) == []


def test_a_head_opens_no_other_unit_and_changes_nothing(
    head: FlaskClient, units: dict[str, Unit]
) -> None:
    open_page(head, "/cay-don-vi/AT.X01")
    for address in ("/cay-don-vi/AT", "/cay-don-vi/AT.NV", "/cay-don-vi/khong"):
        open_page(head, address, status=404)
    for address in ("moi", "nhap", "nhom/gan", "nhom/doi-ten", "AT.X01/sua"):
        open_page(head, f"/cay-don-vi/{address}", status=403)


def test_a_head_sees_what_their_unit_continues(
    head: FlaskClient, session: Session, units: dict[str, Unit]
) -> None:
    join(session, units["AT.X99"], units["AT.X01"])
    session.commit()
    page = open_page(head, "/cay-don-vi/AT.X01")
    assert page.link("UBND xã Cũ") == "/cay-don-vi/AT.X99"
    open_page(head, "/cay-don-vi/AT.X99")
    assert "UBND xã Cũ" in names(open_page(head, "/cay-don-vi?dong=1"))


def test_files_a_head_fetches_hold_their_units_alone(
    head: FlaskClient, units: dict[str, Unit]
) -> None:
    lines = head.get("/cay-don-vi/xuat.csv").text.splitlines()
    assert len(lines) == 1 + 121
    assert all("AT.X01" in line for line in lines[1:])
    assert lines[1].startswith("AT.X01,UBND xã Đông Bình,,xã,,")
