"""Roles given and taken, accounts closed; the last key to the system stays."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import sleep

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant
from survey.accounts.people.operations import (
    close,
    give_role,
    reopen,
    revision_of,
    take_role,
)
from survey.errors import Problem
from survey.models import Grant, RoleName, User
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.survey.access.people import give, make_user

CLERK, SYSTEM = RoleName.COUNTER_CLERK, RoleName.SYSTEM_ADMINISTRATOR


def _n_grants(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Grant)) or 0


def test_a_role_is_given_once_and_taken_back(session: Session) -> None:
    user, unit = make_user(session), make_unit(session)
    give_role(session, user, CLERK, unit)
    with pytest.raises(Problem, match="đã có vai trò"):
        give_role(session, user, CLERK, unit)
    assert grant(session, user, CLERK, unit).unit == unit  # no second one
    assert _n_grants(session) == 1
    take_role(session, user, CLERK, unit)
    assert _n_grants(session) == 0
    with pytest.raises(Problem) as refused:
        take_role(session, user, CLERK, unit)
    assert refused.value.status == 409


def test_a_role_that_is_there_twice_is_taken_back_whole(session: Session) -> None:
    user = make_user(session)
    for _time in range(2):  # no unit equals none: the database keeps both
        session.add(Grant(user_id=user.id, role=CLERK, granted_at=MORNING))
    session.flush()
    assert _n_grants(session) == 2
    take_role(session, user, CLERK, None)
    assert _n_grants(session) == 0


def test_keys_to_the_system_are_given_on_everything(session: Session) -> None:
    with pytest.raises(Problem, match="toàn hệ thống"):
        give_role(session, make_user(session), SYSTEM, make_unit(session))


def test_the_last_key_is_not_taken_nor_its_account_closed(session: Session) -> None:
    first, second = make_user(session), make_user(session)
    give(session, first, SYSTEM, None)
    for change in (
        lambda: take_role(session, first, SYSTEM, None),
        lambda: close(session, first),
    ):
        with pytest.raises(Problem, match="cuối cùng") as refused:
            change()
        assert refused.value.status == 409
    give(session, second, SYSTEM, make_unit(session))  # of one unit: no key
    with pytest.raises(Problem, match="cuối cùng"):
        close(session, first)
    give(session, second, SYSTEM, None)
    close(session, first)
    with pytest.raises(Problem, match="cuối cùng"):  # closed accounts hold no key
        take_role(session, second, SYSTEM, None)


def test_closing_keeps_the_roles_and_reopening_brings_them_back(
    session: Session,
) -> None:
    user, unit = make_user(session), make_unit(session)
    give(session, user, CLERK, unit)
    close(session, user)
    assert not user.active
    with pytest.raises(Problem, match="đã đóng"):
        close(session, user)
    reopen(session, user)
    assert user.active
    assert _n_grants(session) == 1
    with pytest.raises(Problem, match="đang mở"):
        reopen(session, user)


def test_the_revision_changes_with_roles_and_state_and_with_nothing_else(
    session: Session,
) -> None:
    user, unit = make_user(session), make_unit(session)
    before = revision_of(session, user)
    give_role(session, make_user(session), CLERK, unit)
    assert revision_of(session, user) == before
    give_role(session, user, CLERK, unit)
    with_role = revision_of(session, user)
    close(session, user)
    assert len({before, with_role, revision_of(session, user)}) == 3


def test_two_who_take_each_others_key_do_not_both_succeed(engine: Engine) -> None:
    with Session(engine) as session:
        users = [make_user(session).id for _time in range(2)]
        for user_id in users:
            give(session, session.get_one(User, user_id), SYSTEM, None)
        session.commit()
    told: list[str] = []

    def _take(user_id: int) -> None:
        with Session(engine) as session:
            try:
                take_role(session, session.get_one(User, user_id), SYSTEM, None)
                sleep(0.2)
                session.commit()
            except Problem as problem:
                told.append(problem.message)

    with ThreadPoolExecutor(2) as both:
        list(both.map(_take, users))
    with Session(engine) as session:
        assert _n_grants(session) == 1
    assert len(told) == 1


def test_of_two_who_close_each_other_one_stays(engine: Engine) -> None:
    with Session(engine) as session:
        users = [make_user(session).id for _time in range(2)]
        for user_id in users:
            give(session, session.get_one(User, user_id), SYSTEM, None)
        session.commit()

    def _close(user_id: int) -> None:
        with Session(engine) as session, suppress(Problem):
            close(session, session.get_one(User, user_id))
            sleep(0.2)
            session.commit()

    with ThreadPoolExecutor(2) as both:
        list(both.map(_close, users))
    with Session(engine) as session:
        n = select(func.count()).select_from(User).where(User.active)
        assert session.scalar(n) == 1
