"""Tokens on one's own account: made after the password, shown once, revoked."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.access.tokens import find_token
from survey.accounts.operations import choose_password, user_by_email
from survey.accounts.tokens import MOST, end_tokens, forget_old_tokens, make_token
from survey.config import Settings
from survey.errors import Problem
from survey.models import ApiToken, AuditEntry, User
from tests.factories import make_unit
from tests.pages import Page, open_page, send

Account = dict[str, str]
NEW = "/tai-khoan/khoa-api"


@pytest.fixture
def owner(session: Session, account: Account) -> User:
    """The official."""
    return user_by_email(session, account["email"])


def _secret(page: Page) -> str:
    [code] = [e.text for e in page.all("code") if len(e.text) == 46]
    return code


def test_a_token_is_made_shown_once_used_and_revoked(
    official: FlaskClient, session: Session
) -> None:
    make_unit(session, code="X1", name="Xã Một")
    session.commit()
    page = open_page(official, "/tai-khoan")
    page = open_page(official, page.link("Tạo khóa API"))
    page = send(official, page, {"name": "Kho dữ liệu", "days": "30", "unit": "X1"})
    header = {"Authorization": f"Bearer {_secret(page)}"}
    answer = official.get("/api/v1/units", headers=header)
    assert [unit["code"] for unit in answer.json["items"]] == ["X1"]

    page = open_page(official, "/tai-khoan")
    assert header["Authorization"].split()[1] not in page.source
    assert "Kho dữ liệu" in page.text
    assert "chỉ trong Xã Một" in page.text
    assert "dùng gần nhất ngày" in page.text
    [form] = [i for i, f in enumerate(page.forms) if f.action.endswith("/thu-hoi")]
    page = send(official, page, form=form)
    assert "Đã thu hồi khóa API “Kho dữ liệu”" in page.text
    assert official.get("/api/v1/units", headers=header).status_code == 401
    kept = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    made, revoked = [e for e in kept if e.action.startswith("user.token-")]
    assert made.after["unit"] == "X1"
    assert revoked.before == {"name": "Kho dữ liệu"}
    assert header["Authorization"][10:] not in str([e.after for e in kept])


def test_a_form_that_says_too_little(official: FlaskClient, session: Session) -> None:
    page = open_page(official, NEW)
    answers = {"name": " ", "unit": "khong-co"}
    page = send(official, page, answers, status=422)
    assert "Xin ghi tên" in page.text
    assert "Không có đơn vị nào như vậy" in page.text
    assert session.scalars(select(ApiToken)).all() == []


def test_a_token_takes_a_fresh_password_and_both_factors(
    app: Flask,
    settings: Settings,
    clock: time_machine.Traveller,
    official: FlaskClient,
) -> None:
    clock.shift(timedelta(minutes=16))
    assert open_page(official, NEW).heading == "Xác nhận lại"
    clock.shift(timedelta(minutes=-16))
    app.config["HAILONG"] = settings.model_copy(update={"second_factor": "required"})
    assert official.get(NEW).status_code == 403


def test_nobody_revokes_somebody_elses_token(
    official: FlaskClient, session: Session, owner: User
) -> None:
    other = User(email="khac@tinh.example", fs_uniquifier="x")
    session.add(other)
    session.flush()
    made = make_token(session, other.id, name="Máy", days=1, unit=None, now=clock.now())
    number = made.token.id
    session.commit()
    csrf = dict(open_page(official, NEW).forms[-1].filled)
    answer = official.post(f"{NEW}/{number}/thu-hoi", data=csrf)
    assert answer.status_code == 404
    assert find_token(session, made.secret, clock.now())


def test_a_new_password_ends_tokens_and_old_ones_are_erased(
    session: Session, owner: User
) -> None:
    now = clock.now()
    made = make_token(session, owner.id, name="Máy", days=365, unit=None, now=now)
    assert find_token(session, made.secret, now)
    choose_password(session, owner, "một câu rất dài và khó đoán 1789")
    session.flush()
    assert find_token(session, made.secret, clock.now()) is None
    forget_old_tokens(session, now + timedelta(days=29))
    assert session.scalars(select(ApiToken.name)).all() == ["Máy"]
    forget_old_tokens(session, now + timedelta(days=31))
    assert session.scalars(select(ApiToken.name)).all() == []


def test_there_is_an_end_to_how_many_and_how_long(
    session: Session, owner: User
) -> None:
    now = clock.now()
    given = {"name": "Máy", "unit": None, "now": now}
    with pytest.raises(Problem, match="từ 1 đến 365 ngày"):
        make_token(session, owner.id, days=366, **given)
    for _ in range(MOST):
        make_token(session, owner.id, days=1, **given)
    with pytest.raises(Problem, match=f"nhiều nhất {MOST}"):
        make_token(session, owner.id, days=1, **given)
    end_tokens(session, owner.id, now)
    make_token(session, owner.id, days=1, **given)
