from datetime import timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from survey.cli.jobs import mix_rows, release_rounds
from survey.db import make_engine
from survey.models import Release, Round
from tests.factories import TODAY, Province, make_province, make_sheets

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PATTERN = ["5454545454545454", "3434343434343434"]

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def province(session: Session) -> Province:
    made = make_province(session)
    make_sheets(session, made.round, made.counters[0], PATTERN, n=12)
    session.commit()
    return made


def numbers(session: Session) -> list[int]:
    session.rollback()  # what others wrote is seen by the next transaction
    found = list(session.scalars(select(Release.number).order_by(Release.number)))
    session.rollback()
    return found


def hand_in(session: Session, province: Province, n: int) -> None:
    make_sheets(session, province.round, province.counters[0], PATTERN, n=n)
    session.commit()


def test_the_night_releases_what_is_new(session: Session, province: Province) -> None:
    engine = session.get_bind()
    assert isinstance(engine, Engine)
    release_rounds(engine, zone=ZONE)
    assert numbers(session) == [1]
    hand_in(session, province, 4)
    release_rounds(engine, zone=ZONE)
    assert numbers(session) == [1]
    hand_in(session, province, 1)
    release_rounds(engine, zone=ZONE)
    assert numbers(session) == [1, 2]


def test_a_night_without_news_says_why(
    session: Session, engine: Engine, province: Province
) -> None:
    release_rounds(engine, zone=ZONE)
    with capture_logs() as told:
        release_rounds(engine, zone=ZONE)
    assert [line["event"] for line in told] == ["no release"]
    assert province.round.code in told[0]["reason"]


@pytest.mark.parametrize(("days_ago", "n"), [(1, 1), (7, 1), (8, 0)])
def test_the_last_sheets_are_released_in_the_week_after_the_end(
    session: Session, engine: Engine, province: Province, days_ago: int, n: int
) -> None:
    round_ = session.get_one(Round, province.round.id)
    round_.ends_on = TODAY - timedelta(days=days_ago)
    session.commit()
    release_rounds(engine, zone=ZONE)
    assert len(numbers(session)) == n


def test_two_workers_make_one_release(
    session: Session, engine: Engine, province: Province
) -> None:
    workers = [
        Thread(target=release_rounds, args=(engine,), kwargs={"zone": ZONE})
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert numbers(session) == [1]


def test_a_round_without_sheets_is_passed_over(
    session: Session, engine: Engine
) -> None:
    make_province(session)
    session.commit()
    release_rounds(engine, zone=ZONE)
    mix_rows(engine)
    assert numbers(session) == []


def test_a_database_that_is_away_is_left_to_the_next_time() -> None:
    away = make_engine(URL.create("sqlite", database="/nowhere/hailong.db"))
    with capture_logs() as told:
        mix_rows(away)
        release_rounds(away, zone=ZONE)
    assert [line["event"] for line in told] == ["database unavailable"] * 2
    away.dispose()
