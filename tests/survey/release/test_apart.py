"""While a release is drafted others write, for this one or for the next."""

from sqlalchemy import Engine, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine
from survey.models import Counter, Round
from survey.release.apart import draft_apart
from survey.release.draft import draft_release
from survey.release.operations import store_release
from tests.factories import TODAY, Province, make_sheets
from tests.survey.release.conftest import MADE_AT

GLAD = "55555"


def test_citizens_write_whenever_it_says_how_far_it_is(
    session: Session, engine: Engine, database_url: URL, province: Province
) -> None:
    """With SQLite as it is installed: no reader is open then, so nobody waits."""
    for counter in province.counters:
        make_sheets(session, province.round, counter, [GLAD], n=10)
    session.commit()
    counter_id = province.counters[0].id
    session.rollback()  # it would keep the citizen waiting, not the draft
    reading = make_engine(database_url)
    written = list[tuple[int, int]]()

    with Session(reading, expire_on_commit=False) as reader, Session(engine) as citizen:
        round_ = reader.scalars(select(Round)).one()

        def _write(done: int, total: int) -> None:
            reader.commit()
            own = citizen.get_one(Round, round_.id)
            counter = citizen.get_one(Counter, counter_id)
            make_sheets(citizen, own, counter, [GLAD], n=1)
            citizen.commit()
            written.append((done, total))

        draft = draft_release(reader, round_, today=TODAY, said=_write)
    reading.dispose()

    assert written == [(1, 1)]
    assert draft.n_sheets == 20


def test_a_draft_made_apart_is_the_draft_made_in_one(
    session: Session, database_url: URL, province: Province
) -> None:
    """In sessions of its own, with receipts noted."""
    for counter in province.counters:
        make_sheets(session, province.round, counter, [GLAD, "44321"], n=10)
    session.commit()
    whole = draft_release(session, province.round, today=TODAY)
    code = province.round.code
    session.rollback()
    reading = make_engine(database_url)

    apart = draft_apart(reading, code, today=TODAY)

    reading.dispose()
    assert apart.figures_digest == whole.figures_digest
    assert apart.input_digest == whole.input_digest
    store_release(session, apart, made_at=MADE_AT)
    session.commit()
