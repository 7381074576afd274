"""The list of people: who is in it, searched, a page at a time."""

from flask.testing import FlaskClient

from tests.pages import Page, open_page, send
from tests.survey.accounts.people.office import CLERK, HEAD, SYSTEM, Office


def test_the_list_shows_those_with_a_role_within_reach(
    office: Office, administrator: FlaskClient
) -> None:
    both = office.user("ca.hai@tinh.example", (CLERK, "X1"), (HEAD, "T9"))
    office.user("toan.he.thong@tinh.example", (SYSTEM, ""))
    office.user("khong.vai.tro@tinh.example")
    page = open_page(administrator, "/nguoi-dung")
    assert office.clerk.email in page.text
    assert both.email in page.text
    assert "Tỉnh Khác" not in page.text
    for hidden in ("quay.tay@", "toan.he.thong@", "khong.vai.tro@"):
        assert hidden not in page.text


def test_who_looks_after_everybody_also_sees_those_without_a_role(
    office: Office, keeper: FlaskClient
) -> None:
    office.user("khong.vai.tro@tinh.example")
    page = open_page(keeper, "/nguoi-dung")
    assert "khong.vai.tro@tinh.example" in page.text
    assert "Chưa có vai trò" in page.text
    assert "quay.tay@" in page.text


def test_the_list_is_searched_by_address_and_role(
    office: Office, keeper: FlaskClient
) -> None:
    page = open_page(keeper, "/nguoi-dung")
    page = send(keeper, page, {"q": " QUAY.", "role": CLERK}, form=_search(page))
    assert "2 người" in page.text
    page = send(keeper, page, {"q": "dong@"}, form=_search(page))
    assert "1 người" in page.text
    for nothing in ("%", "_", "khong-co", "'"):
        page = open_page(keeper, f"/nguoi-dung?q={nothing}&role={HEAD}")
        assert "Không tìm thấy ai" in page.text
    assert open_page(keeper, "/nguoi-dung?role=khong-co&page=x").status == 200


def _search(page: Page) -> int:
    return [form.action for form in page.forms].index("/nguoi-dung")


def test_a_hundred_people_fill_a_page(office: Office, keeper: FlaskClient) -> None:
    for number in range(120):
        office.user(f"so{number:03}@tinh.example", (CLERK, "X1"))
    page = open_page(keeper, "/nguoi-dung")
    later = open_page(keeper, page.link("Trang sau"))
    assert "so119@" in later.text
    assert "so000@" in open_page(keeper, later.link("Trang trước")).text
