"""The pages of people: who is listed, what may be done about whom, what is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.accounts.people.codes import PersonCodes
from survey.accounts.people.operations import revision_of
from survey.accounts.sessions import own_sessions
from survey.clock import now
from survey.models import AuditEntry, Grant, PasswordLink, RoleName, Unit, User
from survey.tree import unit_by_code
from tests.audits import no_event, one_event
from tests.factories import make_unit
from tests.pages import Page, open_page, send
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user

CLERK, HEAD, ADMINISTRATOR, AUDITOR, SYSTEM = (
    RoleName.COUNTER_CLERK,
    RoleName.UNIT_HEAD,
    RoleName.PROVINCE_ADMINISTRATOR,
    RoleName.AUDITOR,
    RoleName.SYSTEM_ADMINISTRATOR,
)
NEW = "nguoi.moi@tinh.example"


class Somebody(NamedTuple):
    """Somebody by number and address: a row would keep a transaction open."""

    id: int
    email: str


class Office:
    """A province with two communes, and people in each."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.codes = PersonCodes(app.config["SECRET_KEY"])
        province = make_unit(session, code="T1", name="Tỉnh thử nghiệm")
        make_unit(session, province, code="X1", name="Xã Đông")
        make_unit(session, province, code="X2", name="Xã Tây")
        make_unit(session, code="T9", name="Tỉnh Khác")
        self.clerk = self.user("quay.dong@tinh.example", (CLERK, "X1"))
        self.other = self.user("quay.tay@tinh.example", (CLERK, "X2"))

    def user(self, email: str, *grants: tuple[RoleName, str]) -> Somebody:
        """Add somebody with roles on units of these codes; without one on all."""
        user = make_user(self.session, email)
        for role, code in grants:
            give(self.session, user, role, self._unit(code))
        somebody = Somebody(user.id, user.email)
        self.session.commit()
        return somebody

    def give(self, somebody: Somebody, role: RoleName, code: str) -> None:
        user = self.session.get_one(User, somebody.id)
        give(self.session, user, role, self._unit(code))
        self.session.commit()

    def _unit(self, code: str) -> Unit | None:
        return unit_by_code(self.session, code) if code else None

    def browser(self, *grants: tuple[RoleName, str]) -> FlaskClient:
        return self.browser_of(self.user("", *grants))

    def browser_of(self, somebody: Somebody) -> FlaskClient:
        user = self.session.get_one(User, somebody.id)
        return signed_in_as(self.app, self.session, user)

    def address(self, somebody: Somebody, rest: str = "") -> str:
        return f"/nguoi-dung/{self.codes.code(somebody.id)}{rest}"

    @contextmanager
    def rows(self) -> Iterator[Session]:
        """Look at the database, and let go of it: else the site could not write."""
        yield self.session
        self.session.rollback()

    def found(self, email: str) -> Somebody | None:
        with self.rows() as session:
            user = session.scalar(select(User).where(User.email == email))
            return Somebody(user.id, user.email) if user else None

    def roles_of(self, somebody: Somebody) -> set[tuple[str, str]]:
        with self.rows() as session:
            rows = session.scalars(select(Grant).where(Grant.user_id == somebody.id))
            return {(g.role, g.unit.code if g.unit else "") for g in rows}

    def revision_of(self, somebody: Somebody) -> str:
        with self.rows() as session:
            return str(revision_of(session, session.get_one(User, somebody.id)))


@pytest.fixture
def office(app: Flask, session: Session) -> Office:
    return Office(app, session)


@pytest.fixture
def administrator(office: Office) -> FlaskClient:
    """Somebody who looks after the people of the first commune."""
    return office.browser((ADMINISTRATOR, "X1"))


@pytest.fixture
def keeper(office: Office) -> FlaskClient:
    """Somebody who holds the keys to the whole system."""
    return office.browser((SYSTEM, ""))


def _give(page: Page) -> int:
    """Return which form of a person's page gives a role."""
    return _form(page, "/vai-tro")


def _form(page: Page, ending: str) -> int:
    return _acts(page).index(ending)


def _acts(page: Page) -> list[str]:
    """Return what each form of a person's page does; others have no name."""
    place = page.address.partition("?")[0]
    return [
        form.action.removeprefix(place) if form.action.startswith(place) else ""
        for form in page.forms
    ]


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
    chosen = dict.fromkeys(_passwords(page), "một câu dài dễ nhớ hơn")
    page = send(stranger, page, chosen)
    account = {"email": NEW, "password": "một câu dài dễ nhớ hơn"}
    send(stranger, open_page(stranger, "/dang-nhap"), account)
    assert stranger.get("/don-vi/X2/quay").status_code == 404


def _passwords(page: Page) -> list[str]:
    return [e["name"] for e in page.all("input") if e["type"] == "password"]


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
        ({"unit": "x" * 300}, "200"),
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


def test_a_role_is_given_and_taken_back(
    office: Office, administrator: FlaskClient
) -> None:
    address = office.address(office.clerk)
    page = open_page(administrator, address)
    with one_event(office.session, "user.role-given") as told:
        page = send(administrator, page, {"role": HEAD, "unit": "x1"}, form=_give(page))
    assert told.entry.code == office.clerk.email
    assert office.roles_of(office.clerk) == {(CLERK, "X1"), (HEAD, "X1")}
    with one_event(office.session, "user.role-taken") as told:
        page = send(administrator, page, form=_take(page, CLERK))
    assert told.entry.before == {"role": CLERK, "unit": "X1"}
    assert office.roles_of(office.clerk) == {(HEAD, "X1")}
    # The last role within reach: then the person is out of sight.
    page = send(administrator, page, form=_take(page, HEAD))
    assert page.heading == "Người dùng"
    assert administrator.get(address).status_code == 404


def _take(page: Page, role: RoleName) -> int:
    [found] = [
        n
        for n, form in enumerate(page.forms)
        if form.action.endswith("/thu-hoi") and ("role", role) in form.filled
    ]
    return found


def test_a_role_that_is_held_already_is_not_given_again(
    office: Office, administrator: FlaskClient
) -> None:
    page = open_page(administrator, office.address(office.clerk))
    given = {"role": CLERK, "unit": "X1"}
    with no_event(office.session):
        page = send(administrator, page, given, form=_give(page), status=422)
    assert "đã có vai trò" in page.text


def _forged(
    office: Office, client: FlaskClient, user: Somebody, rest: str, **given: str
) -> int:
    """Send what no page offers, at the newest revision; return the status."""
    page = open_page(client, "/nguoi-dung/moi")
    token = dict(page.forms[-1].filled)["csrf_token"]
    form = {"csrf_token": token, "revision": office.revision_of(user)} | given
    return client.post(office.address(user, rest), data=form).status_code


@pytest.mark.parametrize("role", [AUDITOR, SYSTEM])
def test_no_page_offers_what_may_not_be_given_and_no_forged_form_gets_it(
    office: Office, administrator: FlaskClient, role: RoleName
) -> None:
    page = open_page(administrator, office.address(office.clerk))
    assert role not in {e["value"] for e in page.all("input") if e["name"] == "role"}
    before = office.roles_of(office.clerk)
    with no_event(office.session):
        status = _forged(
            office, administrator, office.clerk, "/vai-tro", role=role, unit="X1"
        )
    assert status == 422
    assert office.roles_of(office.clerk) == before


def test_a_role_on_everything_is_given_by_those_who_hold_everything(
    office: Office, administrator: FlaskClient, keeper: FlaskClient
) -> None:
    given = {"role": CLERK, "everywhere": "y"}
    with no_event(office.session):
        assert _forged(office, administrator, office.clerk, "/vai-tro", **given) == 403
    page = open_page(keeper, office.address(office.clerk))
    send(keeper, page, given, form=_give(page))
    assert (CLERK, "") in office.roles_of(office.clerk)


def test_a_role_on_another_unit_is_not_taken_back(
    office: Office, administrator: FlaskClient
) -> None:
    office.give(office.clerk, HEAD, "X2")
    for unit in ("X2", "KHONG-CO"):  # of the other unit, and of none: the same answer
        status = _forged(
            office,
            administrator,
            office.clerk,
            "/vai-tro/thu-hoi",
            role=HEAD,
            unit=unit,
        )
        assert status == 409
    assert (HEAD, "X2") in office.roles_of(office.clerk)


def test_a_role_that_reaches_further_than_the_givers_is_not_taken_back(
    office: Office, administrator: FlaskClient
) -> None:
    office.give(office.clerk, AUDITOR, "X1")
    status = _forged(
        office, administrator, office.clerk, "/vai-tro/thu-hoi", role=AUDITOR, unit="X1"
    )
    assert status == 403
    assert (AUDITOR, "X1") in office.roles_of(office.clerk)


ACTS = ["/dong", "/mo-lai", "/dang-xuat", "/xac-thuc", "/duong-dan"]


@pytest.mark.parametrize("act", ACTS)
def test_an_account_that_reaches_further_is_not_touched(
    office: Office, administrator: FlaskClient, act: str
) -> None:
    """A clerk's role at one's unit does not lead to an administrator's password."""
    victim = office.user("chu@tinh.example", (SYSTEM, ""), (CLERK, "X1"))
    page = open_page(administrator, office.address(victim))
    assert "ngoài phạm vi của bạn" in page.text
    assert act not in _acts(page)
    with no_event(office.session):
        assert _forged(office, administrator, victim, act) == 403
    with office.rows() as session:
        assert session.scalar(select(func.count(PasswordLink.digest))) == 0


@pytest.mark.parametrize("act", [*ACTS, "/vai-tro", "/vai-tro/thu-hoi"])
def test_nobody_changes_their_own_account_or_roles_here(
    office: Office, act: str
) -> None:
    own = office.user("minh@tinh.example", (SYSTEM, ""))
    client = office.browser_of(own)
    page = open_page(client, office.address(own))
    assert "Đây là tài khoản của bạn" in page.text
    assert [f for f in page.forms if "/nguoi-dung/" in f.action] == []
    with no_event(office.session):
        assert _forged(office, client, own, act, role=SYSTEM) == 403


def test_who_may_only_look_is_offered_nothing(office: Office) -> None:
    client = office.browser((HEAD, "X1"))
    page = open_page(client, office.address(office.clerk))
    assert [f for f in page.forms if "/nguoi-dung/" in f.action] == []
    assert client.get("/nguoi-dung/moi").status_code == 403


def test_people_elsewhere_are_as_if_they_were_not_there(
    office: Office, administrator: FlaskClient
) -> None:
    made_up = [str(office.clerk.id), "1", "A" * 27, "%00", "x" * 2000]
    answers = [administrator.get(f"/nguoi-dung/{code}") for code in made_up]
    answers.append(administrator.get(office.address(office.other)))
    assert {answer.status_code for answer in answers} == {404}


def test_a_closed_account_is_out_with_the_next_page_and_can_be_reopened(
    office: Office, administrator: FlaskClient
) -> None:
    clerk = office.browser_of(office.clerk)
    assert open_page(clerk, "/thu-thap").heading
    page = open_page(administrator, office.address(office.clerk))
    with one_event(office.session, "user.closed"):
        page = send(administrator, page, form=_form(page, "/dong"))
    assert "Đã đóng" in page.text
    assert clerk.get("/thu-thap").status_code == 302
    assert _forged(office, administrator, office.clerk, "/duong-dan") == 409
    with one_event(office.session, "user.reopened"):
        page = send(administrator, page, form=_form(page, "/mo-lai"))
    assert clerk.get("/thu-thap").status_code == 302  # one signs in anew
    assert office.roles_of(office.clerk) == {(CLERK, "X1")}


def test_ending_sessions_signs_out_everywhere(
    office: Office, administrator: FlaskClient
) -> None:
    clerk = office.browser_of(office.clerk)
    page = open_page(administrator, office.address(office.clerk))
    assert "1 trình duyệt" in page.text
    with one_event(office.session, "user.sessions-ended"):
        page = send(administrator, page, form=_form(page, "/dang-xuat"))
    assert clerk.get("/thu-thap").status_code == 302
    with office.rows() as session:
        assert own_sessions(session, office.clerk.id, now()) == []


def test_a_second_factor_is_reset(office: Office, administrator: FlaskClient) -> None:
    office.session.get_one(User, office.clerk.id).totp_secret = "mã hóa"
    office.session.commit()
    page = open_page(administrator, office.address(office.clerk))
    assert "Đã thiết lập" in page.text
    with one_event(office.session, "user.factors-reset"):
        page = send(administrator, page, form=_form(page, "/xac-thuc"))
    assert "Chưa thiết lập" in page.text


def test_a_new_link_makes_the_one_before_void(
    office: Office, administrator: FlaskClient
) -> None:
    links = []
    for _time in range(2):
        page = open_page(administrator, office.address(office.clerk))
        with one_event(office.session, "user.link-made") as told:
            page = send(administrator, page, form=_form(page, "/duong-dan"))
        [link] = [e["value"] for e in page.all("input") if e["id"] == "link"]
        assert link.rpartition("/")[2] not in str(told.entry.after)
        links.append(link.rpartition("/")[2])
    before, newest = (f"/mat-khau/{secret}" for secret in links)
    open_page(office.app.test_client(), before, status=404)
    assert _passwords(open_page(office.app.test_client(), newest))


def test_the_last_keeper_of_the_keys_stays(office: Office) -> None:
    first = office.user("mot@tinh.example", (SYSTEM, ""))
    second = office.user("hai@tinh.example", (SYSTEM, ""))
    client = office.browser_of(first)
    second_client = office.browser_of(second)
    assert _forged(office, client, second, "/vai-tro/thu-hoi", role=SYSTEM) == 303
    assert office.roles_of(second) == set()
    # The other one holds no keys any more, and cannot strike back.
    assert second_client.get(office.address(first)).status_code == 404


def test_two_people_editing_the_second_is_told_what_changed(
    office: Office, administrator: FlaskClient
) -> None:
    other = office.browser((ADMINISTRATOR, "T1"))
    address = office.address(office.clerk)
    before = open_page(administrator, address)
    page = open_page(other, address)
    send(other, page, {"role": HEAD, "unit": "X1"}, form=_give(page))
    with no_event(office.session):
        page = send(administrator, before, form=_form(before, "/dong"), status=409)
    assert page.heading == "Có người vừa sửa trước bạn"
    assert "Trao vai trò" in page.text
    assert HEAD in page.text
    [again] = [a["href"] for a in page.all("a") if "Mở lại trang" in a.text]
    assert administrator.get(again).status_code in {200, 302}
    with office.rows() as session:
        assert session.get_one(User, office.clerk.id).active


def test_the_audit_of_people_holds_no_secret(
    office: Office, keeper: FlaskClient
) -> None:
    for act in ("/duong-dan", "/xac-thuc", "/dang-xuat", "/dong"):
        assert _forged(office, keeper, office.clerk, act) in {200, 303}
    with office.rows() as session:
        entries = session.scalars(select(AuditEntry)).all()
        told = str([(entry.before, entry.after) for entry in entries])
        assert len(entries) == 4
        assert "mat-khau" not in told
        assert session.get_one(User, office.clerk.id).fs_uniquifier not in told


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("address", ["/nguoi-dung", "/nguoi-dung/moi"])
def test_every_page_is_there_in_both_languages(
    keeper: FlaskClient, address: str, language: str
) -> None:
    assert open_page(keeper, f"{address}?lang={language}").heading
