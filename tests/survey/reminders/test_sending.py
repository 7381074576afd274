"""Reminders: the nearest who can act get one letter at each step, and no other."""

from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from queue import Empty
from typing import Any

import pytest
import time_machine
from pydantic import SecretStr
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.audit import WEB, Actor, Event, add_event
from survey.config import Settings, read_settings
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import Reminder, RoleName, Unit, User, Workbook, WorkbookState
from survey.reminders import forget_old, remind, sending
from survey.submission.operations.opening import open_workbooks
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.survey.access.people import give, make_user
from tests.survey.accounts.mail_server import Box, listening

DUE = date(2026, 3, 31)
HEAD, PROVINCE, CLOSED = "truong@tinh.example", "tinh@tinh.example", "dong@tinh.example"


@pytest.fixture(scope="module")
def post() -> Iterator[tuple[Box, str]]:
    with listening() as found:
        yield found


@pytest.fixture
def box(post: tuple[Box, str]) -> Box:
    """The letters that arrive during the test."""
    letters(post[0])
    return post[0]


@pytest.fixture
def mailing(post: tuple[Box, str], settings: Settings) -> Settings:
    return read_settings(
        instance=settings.instance,
        database_url=settings.database_url,
        base_url="https://hailong.tinh.example",
        mail_url=post[1],
        mail_from="Hài Lòng <hailong@tinh.example>",
    )


@pytest.fixture
def units(session: Session) -> list[Unit]:
    """Two communes with a workbook each; one has a head, and somebody who left."""
    root = make_unit(session)
    found = [make_unit(session, root, name=f"Xã\r\nBcc: {n}") for n in range(2)]
    for address, role, unit in (
        (HEAD, RoleName.UNIT_HEAD, found[0]),
        (CLOSED, RoleName.UNIT_HEAD, found[0]),
        (PROVINCE, RoleName.PROVINCE_ADMINISTRATOR, root),
    ):
        person = make_user(session, address, active=address != CLOSED)
        give(session, person, role, unit)
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    open_workbooks(session, criteria, found, round_=None, due_on=DUE, at=MORNING)
    session.commit()
    return found


def letters(box: Box) -> list[EmailMessage]:
    found = []
    while True:
        try:
            found.append(box.letters.get_nowait())
        except Empty:
            return found


def on(days_before: int) -> time_machine.travel:
    """Nine in the morning, that many days before the day."""
    days = (DUE - MORNING.date()).days - days_before
    return time_machine.travel(MORNING + timedelta(days=days), tick=False)


def run(engine: Engine, settings: Settings, days_before: int) -> int:
    with on(days_before):
        return remind(engine, settings)


@pytest.mark.usefixtures("units")
def test_each_step_brings_one_letter_to_whoever_is_nearest(
    engine: Engine, mailing: Settings, box: Box
) -> None:
    days = [20, 14, 14, 10, 7, 6, 1, 0, -1, -2, -8, -9]
    assert [run(engine, mailing, day) for day in days] == [
        *(0, 2, 0, 0, 2, 0, 2, 0, 2, 0, 2, 0)
    ]
    found = letters(box)
    assert {one["To"] for one in found} == {HEAD, PROVINCE}
    assert len({one["Message-ID"] for one in found}) == len(found) == 10
    for one in found:
        text = one.get_content()
        assert "Tự chấm và rà soát bảng chấm điểm năm 2025: Xã Bcc:" in text
        assert "https://hailong.tinh.example/cham-diem/" in text
        assert "@" not in text
        assert set(one.keys()) & {"Bcc", "Cc"} == set()
    assert "còn 14 ngày" in found[0].get_content()
    assert "quá hạn 8 ngày" in found[-1].get_content()


def test_whose_turn_it_is_follows_the_workbook(
    engine: Engine, mailing: Settings, box: Box, session: Session, units: list[Unit]
) -> None:
    """What the only head of a unit checked, somebody further up has to sign."""
    mine, other = session.scalars(select(Workbook).order_by(Workbook.id))
    head = session.scalars(select(User).filter_by(email=HEAD)).one()
    mine.state, mine.checked_by_id = WorkbookState.CHECKED, head.id
    other.state = WorkbookState.SENT
    session.commit()
    assert run(engine, mailing, 7) == 1
    [one] = letters(box)
    assert one["To"] == PROVINCE
    assert "Ký bảng chấm điểm năm 2025" in one.get_content()
    mine.due_on = DUE + timedelta(days=30)
    session.commit()
    assert run(engine, mailing, 6) == 0


def test_those_above_are_reminded_and_nobody_who_is_barred(
    engine: Engine, mailing: Settings, box: Box, session: Session, units: list[Unit]
) -> None:
    """Who scored in place of a unit gets no letter; who appraises, one of each step."""
    mine, other = session.scalars(select(Workbook).order_by(Workbook.id))
    writer = make_user(session, "noi-vu.1@tinh.example")
    second = make_user(session, "noi-vu.2@tinh.example")
    for person in (writer, second):
        give(session, person, RoleName.ANALYST, units[0].parent)
    scored = Event("workbook.scored", "workbook", mine.name, mine.unit_id)
    add_event(session, scored, by=Actor(writer.email, WEB, writer.id))
    mine.state, mine.due_on, mine.appraise_by = WorkbookState.SENT, None, DUE
    other.state = WorkbookState.CONCLUDED
    session.commit()
    assert run(engine, mailing, 7) == 2
    found = letters(box)
    assert {one["To"] for one in found} == {PROVINCE, second.email}
    assert "Thẩm định bảng chấm điểm năm 2025" in found[0].get_content()
    mine.state, mine.appraised_by = WorkbookState.APPRAISED, second.email
    session.commit()
    assert run(engine, mailing, 7) == 1
    [one] = letters(box)
    assert one["To"] == PROVINCE
    assert "Kết luận thẩm định năm 2025" in one.get_content()


@pytest.mark.usefixtures("units")
def test_of_two_workers_one_sends_and_what_failed_is_sent_later(
    engine: Engine, mailing: Settings, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: Any) -> None:
        """Let another worker come by while a letter is on its way; then be killed."""
        monkeypatch.setattr(sending, "deliver", deliver)
        assert remind(engine, mailing) == 1  # the letter of the other person
        deliver(*given)
        raise KeyboardInterrupt

    deliver = sending.deliver
    monkeypatch.setattr(sending, "deliver", interrupted)
    with on(7), pytest.raises(KeyboardInterrupt):
        remind(engine, mailing)
    first = letters(box)
    assert sorted(one["To"] for one in first) == [PROVINCE, HEAD]
    assert run(engine, mailing, 7) == 0  # taken: somebody may be sending it
    with on(7) as traveller:
        traveller.shift(timedelta(hours=1))
        assert remind(engine, mailing) == 1
    [again] = letters(box)
    assert again["Message-ID"] in {one["Message-ID"] for one in first}


@pytest.mark.usefixtures("units")
def test_without_a_server_letters_wait_and_old_rows_go(
    engine: Engine, mailing: Settings, settings: Settings, box: Box, session: Session
) -> None:
    assert run(engine, settings, 7) == 0  # no mail is set up
    away = mailing.model_copy(update={"mail_url": SecretStr("smtp://127.0.0.1:1")})
    assert run(engine, away, 7) == 0
    with on(7) as traveller:
        traveller.shift(timedelta(hours=1))
        assert remind(engine, mailing) == 2
    assert len(letters(box)) == 2
    assert len(session.scalars(select(Reminder)).all()) == 2
    session.rollback()
    with on(-401):
        forget_old(engine, mailing)
    assert session.scalars(select(Reminder)).all() == []
