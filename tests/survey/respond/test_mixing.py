"""After mixing, nothing in the database joins a comment or receipt to a response."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import Engine, Integer, cast, func, select, text
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.clock import Half
from survey.models import Channel, Comment, Population, Receipt
from survey.respond.mixing import CROWD, mix
from survey.respond.operations import store_sheet
from survey.respond.places import Place
from survey.respond.sheets import fill_in
from tests.factories import Province

# Of a comment: the texts end with it.
BY_NUMBER = cast(func.substr(Comment.text, len("Ý kiến ") + 1), Integer)
Rows = Callable[[], dict[str, int]]


@pytest.fixture
def send(engine: Engine, province: Province) -> Callable[[int], None]:
    """Store sheets with comments, each in a transaction of its own."""
    counter = province.counters[0]
    place = Place(
        round_id=province.round.id,
        questionnaire_id=province.questionnaire.id,
        unit_id=counter.unit_id,
        counter_id=counter.id,
        channel=Channel.QR,
        population=Population.COUNTER_USERS,
    )

    def _send(n: int) -> None:
        for number in range(n):
            sheet = fill_in(
                place,
                "5" * 16,
                secret=token_bytes(16),
                day=date(2026, 3, 10),
                half=Half.MORNING,
                language="vi",
                comment=f"Ý kiến {number}",
            )
            with engine.begin() as connection:
                store_sheet(connection, sheet)

    return _send


def _mix(engine: Engine) -> int:
    with engine.begin() as connection:
        return mix(connection)


def _transactions(engine: Engine, table: str) -> set[str]:
    with engine.connect() as connection:
        return set(connection.scalars(text(f"SELECT xmin::text FROM {table}")))


def test_nothing_is_lost_or_changed(
    engine: Engine, session: Session, send: Callable[[int], None], rows: Rows
) -> None:
    send(CROWD + 5)
    before = set(session.scalars(select(Comment.text))), rows()
    receipts = set(session.scalars(select(Receipt.code_digest)))
    session.rollback()
    _mix(engine)
    assert (set(session.scalars(select(Comment.text))), rows()) == before
    assert set(session.scalars(select(Receipt.code_digest))) == receipts


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.postgresql
def test_no_transaction_and_no_place_is_left_to_join_by(
    engine: Engine, send: Callable[[int], None]
) -> None:
    send(CROWD + 5)
    assert _mix(engine) == 2 * (CROWD + 5)
    responses = _transactions(engine, "response")
    assert len(responses) == CROWD + 5
    for table, key in (("comment", "id"), ("receipt", "code_digest")):
        assert len(_transactions(engine, table)) == 1
        assert not _transactions(engine, table) & responses
        stored = f"SELECT {key} FROM {table} ORDER BY ctid"
        with engine.connect() as connection:
            keys = list(connection.scalars(text(stored)))
        assert keys == sorted(keys)  # the keys are random


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.postgresql
def test_a_crowd_rests_and_stragglers_wait_for_company(
    engine: Engine, send: Callable[[int], None]
) -> None:
    send(CROWD)
    assert _mix(engine) == 2 * CROWD
    assert _mix(engine) == 0
    send(3)
    assert _mix(engine) == 6
    send(3)
    assert _mix(engine) == 12
    assert len(_transactions(engine, "comment")) == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sqlite_keeps_no_order_of_arrival_in_its_file(
    engine: Engine, send: Callable[[int], None], database_url: URL
) -> None:
    send(CROWD)
    file = Path(database_url.database or "")
    with engine.connect() as connection:
        arrived = list(connection.scalars(select(Comment.id).order_by(BY_NUMBER)))
        receipts = list(connection.scalars(select(Receipt.code_digest)))
    comments = [comment_id.hex.encode() for comment_id in arrived]
    assert _as_they_lie(file, comments) == comments  # what there is to be mended
    _mix(engine)
    assert _as_they_lie(file, comments) == sorted(comments)
    assert _as_they_lie(file, receipts) == sorted(receipts)


def _as_they_lie(file: Path, keys: Sequence[bytes]) -> list[bytes]:
    """Return keys by their place in the file; SQLite fills a page from its end."""
    content = file.read_bytes()
    return sorted(keys, key=content.rindex, reverse=True)
