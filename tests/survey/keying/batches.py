"""Batches of paper to test with, keyed as far as a test needs."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from survey.keying.operations.batches import Heading, open_batch
from survey.keying.operations.second import draw_second, key_again, second_keyings
from survey.keying.operations.sheets import Typed, key_sheet
from survey.models import Batch, Channel, Population
from tests.factories import TODAY, Province, make_province

ANSWERS = "54321"  # a sheet of `counter-short`


def on_paper(session: Session, *, units: int = 1) -> Province:
    """Add a province whose round takes paper."""
    province = make_province(session, units=units, method="counter-short")
    province.round.channels = [Channel.QR, Channel.PAPER]
    session.flush()
    return province


def heading_of(province: Province, **given: object) -> Heading:
    """Return the heading of a pile of four forms, collected today and yesterday."""
    usual = Heading(
        counter=province.counters[0],
        first_day=TODAY - timedelta(days=1),
        last_day=TODAY,
        declared=4,
        population=Population.COUNTER_USERS,
        language="vi",
    )
    return replace(usual, **given)


def make_batch(
    session: Session, province: Province, *, by: int | None = None, **given: object
) -> Batch:
    """Open a batch."""
    heading = heading_of(province, **given)
    return open_batch(session, province.round, heading, by=by, today=TODAY)


def key_all(
    session: Session, batch: Batch, *, by: int | None, answers: str = ANSWERS
) -> None:
    """Key every form of a batch, with a comment on the first."""
    for number in batch.numbers:
        comment = "Chờ lâu" if number == batch.first_number else ""
        key_sheet(session, batch, number, Typed(TODAY, answers, comment), by=by)


def key_twice(
    session: Session, batch: Batch, *, by: int | None, answers: str = ANSWERS
) -> None:
    """Draw sheets of a batch that was keyed, and key them again."""
    draw_second(session, batch)
    for one in second_keyings(session, batch):
        key_again(session, batch, one.number, answers, by=by)
