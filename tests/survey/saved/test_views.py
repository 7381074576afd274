"""Pages that a person keeps under a name: their own, and on this site alone."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.saved.operations import own_views
from survey.saved.operations import save_view as save
from tests.conftest import MORNING
from tests.pages import open_page, send
from tests.survey.access.people import make_user

pytestmark = pytest.mark.usefixtures("clock")
ADDRESS = "/so-sanh?unit=TK-X01&unit=TK-X02&ref=TK-X01"


def test_a_view_is_kept_found_and_let_go(official: FlaskClient) -> None:
    page = open_page(official, f"/goc-nhin/moi?name=Hai xã&address={_quoted(ADDRESS)}")
    kept = send(official, page)
    assert kept.address == "/goc-nhin"
    [link] = [one for one in kept.all("a") if one.text == "Hai xã"]
    assert link["href"] == ADDRESS
    again = send(official, page, status=422)
    assert "Bạn đã có một góc nhìn mang tên này." in again.text
    gone = send(official, kept)
    assert "Bạn chưa lưu góc nhìn nào" in gone.text


@pytest.mark.parametrize(
    "address",
    [
        *("https://nơi-khác.example", "//noi-khac.example", "//?noi-khac.example"),
        *("/dang-xuat", "/khong-co", ""),
    ],
)
def test_only_pages_of_results_are_kept(official: FlaskClient, address: str) -> None:
    page = open_page(official, "/goc-nhin/moi?name=A")
    answer = send(official, page, {"address": address}, status=422)
    assert "Chỉ lưu được trang kết quả của hệ thống này." in answer.text


def test_nobody_else_sees_it(official: FlaskClient, session: Session) -> None:
    other = make_user(session, "khac@tinh.example")
    view = save(session, other.id, name="Của khác", address="/so-sanh", at=MORNING)
    session.commit()
    assert "Của khác" not in open_page(official, "/goc-nhin").text
    assert official.post(f"/goc-nhin/{view.id}/xoa").status_code in {400, 404}
    assert [one.name for one in own_views(session, other.id)] == ["Của khác"]


def _quoted(address: str) -> str:
    return address.replace("?", "%3F").replace("&", "%26").replace("=", "%3D")
