"""Storing a sheet: once, whole, or not at all."""

from collections import Counter as Tally
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from secrets import token_bytes
from threading import Barrier

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.clock import Half
from survey.models import Channel, Comment, Population, Receipt, Response
from survey.receipts import receipt_digest
from survey.respond.operations import Outcome, store_sheet
from survey.respond.places import Place
from survey.respond.sheets import Sheet, fill_in
from tests.factories import Province

DAY = date(2026, 3, 10)
Rows = Callable[[], dict[str, int]]
N_THREADS = 20


@pytest.fixture
def place(province: Province) -> Place:
    counter = province.counters[0]
    return Place(
        round_id=province.round.id,
        questionnaire_id=province.questionnaire.id,
        unit_id=counter.unit_id,
        counter_id=counter.id,
        channel=Channel.QR,
        population=Population.COUNTER_USERS,
    )


def _sheet(place: Place, *, secret: bytes, comment: str = "Tốt", a: str = "5") -> Sheet:
    return fill_in(
        place,
        a * 16,
        secret=secret,
        day=DAY,
        half=Half.MORNING,
        language="vi",
        comment=comment,
    )


def _store(engine: Engine, sheet: Sheet) -> Outcome:
    with engine.connect() as connection:
        outcome = store_sheet(connection, sheet)
        connection.commit()
    return outcome


def test_everything_of_a_sheet_is_stored(
    engine: Engine, session: Session, place: Place
) -> None:
    sheet = _sheet(place, secret=token_bytes(16))
    assert _store(engine, sheet) is Outcome.STORED

    [response] = session.scalars(select(Response))
    for name in ("id", "language", "day", "half", "answers", "digest"):
        assert getattr(response, name) == getattr(sheet, name)
    for name in {*Place.__slots__} - {
        "is_present",
        "slip",
        "helper",
    }:  # said by the evidence
        assert getattr(response, name) == getattr(place, name)
    [receipt] = session.scalars(select(Receipt))
    assert receipt.code_digest == receipt_digest(sheet.receipt)
    assert receipt.round_id == place.round_id


def test_a_comment_keeps_its_unit_and_month_alone(
    engine: Engine, session: Session, place: Place
) -> None:
    sheet = _sheet(place, secret=token_bytes(16), comment="Ghế ngồi ít")
    _store(engine, sheet)
    [comment] = session.scalars(select(Comment))
    assert comment.id != sheet.id
    assert comment.text == "Ghế ngồi ít"
    assert comment.month == date(2026, 3, 1)
    assert comment.unit_id == place.unit_id


def test_no_comment_leaves_no_row(engine: Engine, place: Place, rows: Rows) -> None:
    _store(engine, _sheet(place, secret=token_bytes(16), comment=""))
    assert rows() == {"response": 1, "receipt": 1, "comment": 0}


def test_a_repetition_changes_nothing(engine: Engine, place: Place, rows: Rows) -> None:
    sheet = _sheet(place, secret=token_bytes(16))
    outcomes = [_store(engine, sheet) for _time in range(3)]
    assert outcomes == [Outcome.STORED, Outcome.REPEATED, Outcome.REPEATED]
    assert rows() == {"response": 1, "receipt": 1, "comment": 1}


def test_another_sheet_under_the_same_id_is_refused(
    engine: Engine, session: Session, place: Place, rows: Rows
) -> None:
    secret = token_bytes(16)
    _store(engine, _sheet(place, secret=secret, a="5"))
    assert _store(engine, _sheet(place, secret=secret, a="1")) is Outcome.CONFLICT
    assert session.scalar(select(Response.answers)) == "5" * 16
    assert rows() == {"response": 1, "receipt": 1, "comment": 1}


def test_sent_twenty_times_at_once_it_is_stored_once(
    engine: Engine, place: Place, rows: Rows
) -> None:
    sheet = _sheet(place, secret=token_bytes(16))
    start = Barrier(N_THREADS)

    def send() -> Outcome:
        start.wait()
        return _store(engine, sheet)

    with ThreadPoolExecutor(N_THREADS) as threads:
        sent = [threads.submit(send) for _thread in range(N_THREADS)]
        outcomes = Tally(future.result() for future in sent)
    assert outcomes == {Outcome.STORED: 1, Outcome.REPEATED: N_THREADS - 1}
    assert rows() == {"response": 1, "receipt": 1, "comment": 1}


def test_many_sheets_in_one_transaction(
    engine: Engine, place: Place, rows: Rows
) -> None:
    sheets = [_sheet(place, secret=token_bytes(16)) for _number in range(50)]
    with engine.begin() as connection:
        outcomes = [store_sheet(connection, sheet) for sheet in sheets + sheets[:5]]
    assert Tally(outcomes) == {Outcome.STORED: 50, Outcome.REPEATED: 5}
    assert rows() == {"response": 50, "receipt": 50, "comment": 50}


def test_without_commit_nothing_stays(engine: Engine, place: Place, rows: Rows) -> None:
    with engine.connect() as connection:
        store_sheet(connection, _sheet(place, secret=token_bytes(16)))
    assert rows() == {"response": 0, "receipt": 0, "comment": 0}


@pytest.mark.parametrize("wrong", ["round_id", "counter_id", "unit_id"])
def test_a_place_that_does_not_exist_leaves_nothing(
    engine: Engine, place: Place, rows: Rows, wrong: str
) -> None:
    known = {name: getattr(place, name) for name in Place.__slots__}
    nowhere = Place(**(known | {wrong: 99_999}))
    with pytest.raises(IntegrityError):
        _store(engine, _sheet(nowhere, secret=token_bytes(16)))
    assert rows() == {"response": 0, "receipt": 0, "comment": 0}


def test_equal_receipts_of_two_sheets_do_no_harm(
    engine: Engine, session: Session, place: Place, rows: Rows
) -> None:
    sheet = _sheet(place, secret=token_bytes(16))
    session.add(
        Receipt(code_digest=receipt_digest(sheet.receipt), round_id=place.round_id)
    )
    session.commit()
    assert _store(engine, sheet) is Outcome.STORED
    assert rows() == {"response": 1, "receipt": 1, "comment": 1}
