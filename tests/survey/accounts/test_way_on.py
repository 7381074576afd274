"""Somebody new is led to a second factor, and from there to what they had begun."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from survey.config import Settings
from tests.pages import open_page, send

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"second_factor": "required"})


def test_setting_up_leads_on_to_what_was_begun(
    official: FlaskClient, app_code: Callable[[str], str]
) -> None:
    steps = open_page(official, "/thiet-lap")
    assert "Xác thực hai lớp" in next(
        e.text for e in steps.all("li") if "Việc tiếp theo" in e.text
    )
    refused = open_page(official, "/cay-don-vi/moi", status=403)
    assert "Cần xác thực hai lớp" in refused.text
    assert "đăng xuất" not in refused.all("main")[0].text
    assert refused.link("Thiết lập lớp thứ hai") == "/tai-khoan/hai-lop"
    page = open_page(official, "/tai-khoan/ung-dung")
    with official.session_transaction() as cookie:
        key = str(cookie["app_key"])
    page = send(official, page, {"code": app_code(key)})
    assert "trước đây" not in page.text  # there were none
    assert page.link("Tôi đã cất mã") == "/cay-don-vi/moi"
    assert open_page(official, "/cay-don-vi/moi").heading == "Thêm đơn vị"
    assert "Xác thực hai lớp" not in open_page(official, "/thiet-lap").text


def test_an_error_leads_back_to_where_one_was(official: FlaskClient) -> None:
    came = {"Referer": "http://127.0.0.1:8000/cay-don-vi?q=x"}
    page = official.get("/cay-don-vi/KHONG", headers=came)
    assert 'href="/cay-don-vi?q=x"' in page.text
    for elsewhere in ("https://evil.example/cay-don-vi", "javascript:alert(1)", ""):
        page = official.get("/cay-don-vi/KHONG", headers={"Referer": elsewhere})
        assert "Trở lại trang trước" not in page.text
