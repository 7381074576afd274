"""Guesses are counted in the database: across processes, before they are looked at."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.accounts.guesses import ask, tries, was_right
from survey.accounts.patience import NETWORK, NOTHING, PASSWORD, Target
from survey.db import make_engine
from survey.models import Guess

NOW = datetime(2026, 3, 10, tzinfo=UTC)
SOMEBODY = Target(PASSWORD, b"a" * 32)
OFFICE = Target(NETWORK, b"o" * 32)


@pytest.fixture
def reading(database_url: URL) -> Iterator[Engine]:
    """The engine as the site has it."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


def test_five_are_free_then_one_waits(reading: Engine) -> None:
    waits = [ask(reading, [SOMEBODY], NOW) for _ in range(7)]
    assert waits == [NOTHING] * 5 + [timedelta(seconds=15)] * 2
    assert ask(reading, [SOMEBODY], NOW + timedelta(seconds=15)) == NOTHING


def test_others_do_not_wait(reading: Engine) -> None:
    for _ in range(6):
        ask(reading, [SOMEBODY], NOW)
    assert ask(reading, [Target(PASSWORD, b"b" * 32)], NOW) == NOTHING


def test_of_ten_thousand_guesses_a_hundred_are_looked_at(reading: Engine) -> None:
    # One a second, for close to three hours, however patient the guesser is.
    evaluated = 0
    for second in range(10_000):
        now = NOW + timedelta(seconds=second)
        evaluated += ask(reading, [SOMEBODY], now) == NOTHING
    assert evaluated == 21
    assert ask(reading, [Target(PASSWORD, b"b" * 32)], now) == NOTHING  # meanwhile


def test_guesses_at_once_are_all_counted(reading: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: ask(reading, [SOMEBODY], NOW), range(40)))
    assert waits.count(NOTHING) == 5


def test_what_was_right_is_no_guess(reading: Engine, session: Session) -> None:
    for _ in range(4):
        ask(reading, [SOMEBODY, OFFICE], NOW)
    was_right(session, [SOMEBODY, OFFICE])
    session.commit()
    assert tries(session, SOMEBODY) == 0
    assert tries(session, OFFICE) == 3  # the others were guesses all the same


def test_guesses_are_forgotten_and_erased(reading: Engine, session: Session) -> None:
    for _ in range(6):
        ask(reading, [SOMEBODY], NOW)
    assert ask(reading, [SOMEBODY], NOW + timedelta(hours=1)) == NOTHING
    assert tries(session, SOMEBODY) == 1
    session.commit()
    ask(reading, [OFFICE], NOW + timedelta(hours=26))
    assert session.scalar(select(func.count()).select_from(Guess)) == 1
