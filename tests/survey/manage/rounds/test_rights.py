"""Who sees how much of a round, and who may change it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant
from survey.accounts.operations import add_official
from survey.models import Grant, RoleName, RoundUnit, Unit, User, Weighting
from tests.factories import Province, make_province, make_unit
from tests.pages import open_page, send

pytestmark = pytest.mark.usefixtures("clock")

PASSWORD = "sông núi nước Nam 1077"


def sign_in(
    client: FlaskClient, session: Session, role: RoleName, unit: Unit | None
) -> None:
    """Sign somebody in who has one role on one unit."""
    email = "ai.do@tinh.example"
    add_official(session, email, password=PASSWORD)
    session.flush()
    user = session.scalars(select(User).where(User.email == email)).one()
    for held in session.scalars(select(Grant).where(Grant.user_id == user.id)):
        session.delete(held)
    session.flush()
    grant(session, user, role, unit)
    session.commit()
    send(
        client,
        open_page(client, "/dang-nhap"),
        {"email": email, "password": PASSWORD},
    )


@pytest.fixture
def province(session: Session) -> Province:
    session.expire_on_commit = False
    province = make_province(session, units=3)
    for number, unit in enumerate(province.units, 1):
        unit.name = f"Xã {('Một', 'Hai', 'Ba')[number - 1]}"
    province.round.weighting = Weighting.TRANSACTIONS
    session.commit()
    return province


def test_the_head_of_a_unit_sees_its_own_part(
    client: FlaskClient, session: Session, province: Province
) -> None:
    sign_in(client, session, RoleName.UNIT_HEAD, province.units[0])
    assert province.round.title in open_page(client, "/dot-khao-sat").text
    address = f"/dot-khao-sat/{province.round.code}"
    for part in ("", "/don-vi", "/giao-dich"):
        page = open_page(client, f"{address}{part}")
        assert "Xã Hai" not in page.text
    assert "Xã Một" in page.text
    assert "Ghi trang này" not in page.text
    files = client.get(f"{address}/giao-dich/mau.csv").text
    assert "Xã Một" in files
    assert "Xã Hai" not in files


@pytest.mark.parametrize("part", ["sua", "dong", "giao-dich/nhap", "giao-dich/{unit}"])
def test_who_may_look_may_not_change(
    client: FlaskClient, session: Session, province: Province, part: str
) -> None:
    sign_in(client, session, RoleName.ANALYST, province.root)
    where = part.format(unit=province.units[0].code)
    open_page(client, f"/dot-khao-sat/{province.round.code}/{where}", status=403)
    open_page(client, "/dot-khao-sat/moi", status=403)
    page = open_page(client, f"/dot-khao-sat/{province.round.code}")
    assert "Sửa kế hoạch" not in page.text


def test_a_round_elsewhere_is_not_there(
    client: FlaskClient, session: Session, province: Province
) -> None:
    stranger = make_unit(session, name="Tỉnh khác")
    sign_in(client, session, RoleName.PROVINCE_ADMINISTRATOR, stranger)
    assert "Chưa có đợt khảo sát nào" in open_page(client, "/dot-khao-sat").text
    for part in ("", "/sua", "/dong", "/don-vi", "/giao-dich", "/giao-dich/nhap"):
        address = f"/dot-khao-sat/{province.round.code}{part}"
        open_page(client, address, status=404)


def test_a_unit_left_out_of_a_round_does_not_see_it(
    client: FlaskClient, session: Session, province: Province
) -> None:
    chosen = RoundUnit(round_id=province.round.id, unit_id=province.units[0].id)
    session.add(chosen)
    session.flush()
    sign_in(client, session, RoleName.UNIT_HEAD, province.units[1])
    assert "Chưa có đợt khảo sát nào" in open_page(client, "/dot-khao-sat").text
    open_page(client, f"/dot-khao-sat/{province.round.code}", status=404)


def test_nobody_plans_a_round_outside_their_own_units(
    client: FlaskClient, session: Session, province: Province
) -> None:
    own = province.units[0]
    sign_in(client, session, RoleName.PROVINCE_ADMINISTRATOR, own)
    page = open_page(client, "/dot-khao-sat/moi")
    assert f"{own.code} – {own.name}" in page.source
    assert province.units[1].name not in page.source
    filled: dict[str, str | list[str]] = {
        "title": "Đợt của xã",
        "code": "xa",
        "starts_on": "2026-04-01",
        "ends_on": "2026-04-30",
        "asks": f"q{province.questionnaire.id}",
    }
    stranger = make_unit(session, name="Tỉnh khác")
    session.commit()
    send(client, page, filled | {"root": stranger.code}, status=404)
    send(client, page, filled | {"root": province.units[1].code}, status=404)
    assert send(client, page, filled).heading == "Đợt của xã"


@pytest.mark.parametrize("part", ["moi", "nhap", "dat-dai"])
def test_services_belong_to_the_whole_installation(
    client: FlaskClient, session: Session, province: Province, part: str
) -> None:
    role = RoleName.PROVINCE_ADMINISTRATOR
    sign_in(client, session, role, province.units[0])
    page = open_page(client, "/linh-vuc")
    assert "Thêm lĩnh vực" not in page.text
    open_page(client, f"/linh-vuc/{part}", status=403)
