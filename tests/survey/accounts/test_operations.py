"""Adding people, their passwords, and what is refused."""

from typing import cast

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.factors import factors_of
from survey.accounts.operations import (
    add_account,
    add_official,
    draw_password,
    reset_second_factor,
    set_password,
    user_by_email,
)
from survey.accounts.passwords import hash_password
from survey.accounts.recovery import make_codes
from survey.errors import Problem
from survey.models import Grant, RoleName
from tests.factories import make_unit

GOOD = "sông núi nước Nam 1077"


def test_an_official_is_added_once(session: Session) -> None:
    add_official(session, "Can.Bo@tinh.vn ", password=GOOD)
    session.commit()
    with pytest.raises(Problem, match=r"can\.bo@tinh\.vn đã có tài khoản"):
        add_official(session, "can.bo@TINH.vn", password=GOOD)


def test_an_account_begins_without_password_and_rights(session: Session) -> None:
    user = add_account(session, "a@tinh.vn")
    assert user.password is None
    assert session.scalars(select(Grant)).all() == []


def test_an_official_may_run_everything(session: Session) -> None:
    user = add_official(session, "a@tinh.vn", password=GOOD)
    roles = session.scalars(select(Grant.role).where(Grant.user_id == user.id))
    assert {RoleName(role) for role in roles} == {
        RoleName.PROVINCE_ADMINISTRATOR,
        RoleName.SYSTEM_ADMINISTRATOR,
    }


@pytest.mark.parametrize(
    "address", ["", "tên", "a@", "@b", "a b@c.vn", "a" * 260 + "@b.vn"]
)
def test_what_is_no_address_is_refused(session: Session, address: str) -> None:
    with pytest.raises(Problem, match="không phải là địa chỉ thư điện tử"):
        add_official(session, address, password=GOOD)


def test_a_password_is_kept_as_argon2id_with_its_own_salt() -> None:
    first, second = hash_password(GOOD), hash_password(GOOD)
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second


def test_drawn_passwords_are_long_and_differ() -> None:
    drawn = {draw_password() for _ in range(50)}
    assert len(drawn) == 50
    assert all(len(password) == 24 for password in drawn)


def test_nobody_cannot_get_a_password(session: Session) -> None:
    with pytest.raises(Problem, match=r"Không có tài khoản nào.*a@b\.vn"):
        set_password(session, "a@b.vn", password=GOOD)


@pytest.mark.parametrize("password", ["Thuận Khê Thuận Khê", "can.bo.can.bo.2026"])
def test_names_of_units_and_of_oneself_make_no_password(
    session: Session, password: str
) -> None:
    make_unit(session, name="Xã Thuận Khê")
    with pytest.raises(Problem, match="rất dễ bị đoán"):
        add_official(session, "can.bo@tinh.vn", password=password)


def test_a_short_password_goes_with_the_second_factor(session: Session) -> None:
    user = add_official(session, "a@tinh.vn", password=GOOD)
    user.totp_secret = "{}"
    make_codes(session, user)
    set_password(session, "a@tinh.vn", password="tám chữ!")
    session.commit()
    reset_second_factor(session, user)
    assert factors_of(session, user) == (False, 0, 0)
    assert cast(object, user.password) is None


def test_a_long_password_stays_when_the_second_factor_goes(session: Session) -> None:
    user = add_official(session, "a@tinh.vn", password=GOOD)
    user.totp_secret = "{}"
    reset_second_factor(session, user)
    assert user_by_email(session, "a@tinh.vn").password is not None
