"""Somebody gets an account, a first role and a link."""

import pytest
from flask.testing import FlaskClient

from survey.tree import unit_by_code
from tests.audits import no_event, one_event
from tests.factories import make_unit
from tests.pages import open_page, send
from tests.survey.accounts.people.office import CLERK, NEW, Office, passwords_of


def test_an_account_is_added_with_its_first_role_and_a_link_shown_once(
    office: Office, administrator: FlaskClient
) -> None:
    page = open_page(administrator, "/nguoi-dung/moi")
    given = {"email": f" {NEW.upper()} ", "role": CLERK, "unit": "xa dong"}
    with one_event(office.session, "user.added") as told:
        page = send(administrator, page, given)
    assert page.heading == "Đường dẫn đặt mật khẩu"
    [link] = [e["value"] for e in page.all("input") if e["id"] == "link"]
    entry = told.entry
    assert entry.after == {"email": NEW, "role": CLERK, "unit": "X1"}
    assert entry.unit_id is not None
    user = office.found(NEW)
    assert user is not None
    assert office.roles_of(user) == {(CLERK, "X1")}
    secret = link.rpartition("/")[2]
    assert secret not in str(entry.after)
    seen = open_page(administrator, office.address(user))
    assert secret not in seen.source
    assert "Chưa đặt mật khẩu" in seen.text

    # Whoever opens it chooses a password, signs in, and sees the own unit only.
    stranger = office.app.test_client()
    page = open_page(stranger, f"/mat-khau/{secret}")
    chosen = dict.fromkeys(passwords_of(page), "một câu dài dễ nhớ hơn")
    page = send(stranger, page, chosen)
    account = {"email": NEW, "password": "một câu dài dễ nhớ hơn"}
    send(stranger, open_page(stranger, "/dang-nhap"), account)
    assert stranger.get("/don-vi/X2/quay").status_code == 404


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"email": ""}, "Xin ghi địa chỉ"),
        ({"email": "khong-phai-dia-chi"}, "chưa phải địa chỉ thư"),
        ({"email": "a@b\0c"}, "chưa phải địa chỉ thư"),
        ({"email": f"{'a' * 260}@tinh.example"}, "254"),
        ({"role": ""}, "chọn vai trò"),
        ({"unit": ""}, "mã hoặc tên đơn vị"),
        ({"unit": "Xã Tây"}, "trong phạm vi của bạn"),
        ({"unit": "X2"}, "trong phạm vi của bạn"),
        ({"unit": "KHONG-CO"}, "trong phạm vi của bạn"),
        ({"unit": "x" * 300}, "250"),
        ({"email": "quay.dong@tinh.example"}, "đã có tài khoản"),
        ({"email": "quay.tay@tinh.example"}, "đã có tài khoản"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_adds_nobody(
    office: Office, administrator: FlaskClient, given: dict[str, str], told: str
) -> None:
    page = open_page(administrator, "/nguoi-dung/moi")
    right = {"email": NEW, "role": CLERK, "unit": "X1"}
    with no_event(office.session):
        page = send(administrator, page, right | given, status=422)
    assert told in page.text
    assert page.title.startswith("Lỗi:")
    assert office.found(NEW) is None


def test_words_that_mean_several_units_let_one_choose(
    office: Office, administrator: FlaskClient
) -> None:
    own = unit_by_code(office.session, "X1")
    for code, name in (("X1-1", "Điểm Bến Đông"), ("X1-2", "Điểm Chợ Đông")):
        make_unit(office.session, own, code=code, name=name)
    office.session.commit()
    page = open_page(administrator, "/nguoi-dung/moi")
    given = {"email": NEW, "role": CLERK, "unit": "điểm"}
    page = send(administrator, page, given, status=422)
    assert "Điểm Bến Đông (X1-1)" in page.text
    page = send(administrator, page, {"chosen": "X1-2"})
    user = office.found(NEW)
    assert user is not None
    assert office.roles_of(user) == {(CLERK, "X1-2")}
