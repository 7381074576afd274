"""Adding officials, their passwords, and what is refused."""

import pytest
from sqlalchemy.orm import Session

from survey.accounts.operations import (
    add_official,
    draw_password,
    set_password,
    user_by_email,
)
from survey.accounts.passwords import hash_password
from survey.errors import Problem
from survey.models.people import OFFICIAL

GOOD = "sông núi nước Nam 1077"


def test_an_official_is_added_once(session: Session) -> None:
    add_official(session, "Can.Bo@tinh.vn ", password=GOOD)
    session.commit()
    with pytest.raises(Problem, match=r"can\.bo@tinh\.vn đã có tài khoản"):
        add_official(session, "can.bo@TINH.vn", password=GOOD)


def test_officials_share_one_role(session: Session) -> None:
    for name in ("a", "b"):
        add_official(session, f"{name}@tinh.vn", password=GOOD)
        session.commit()
    first, second = (user_by_email(session, f"{name}@tinh.vn") for name in ("a", "b"))
    assert [role.name for role in first.roles] == [OFFICIAL]
    assert first.roles == second.roles


@pytest.mark.parametrize(
    "address", ["", "tên", "a@", "@b", "a b@c.vn", "a" * 260 + "@b.vn"]
)
def test_what_is_no_address_is_refused(session: Session, address: str) -> None:
    with pytest.raises(Problem, match="không phải là địa chỉ thư điện tử"):
        add_official(session, address, password=GOOD)


@pytest.mark.parametrize("password", ["", "ngắn quá", "x" * 11, "x" * 129])
def test_short_and_endless_passwords_are_refused(password: str) -> None:
    with pytest.raises(Problem, match="từ 12 đến 128 ký tự"):
        hash_password(password)


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
