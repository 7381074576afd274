"""While a release is drafted others write, for this one or for the next."""

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import WRITES, make_engine
from survey.models import Counter, Round
from survey.release.apart import draft_apart
from survey.release.draft import draft_release
from survey.release.operations import store_release
from tests.factories import TODAY, Province, make_sheets
from tests.survey.release.conftest import MADE_AT

GLAD = "55555"


def test_citizens_write_between_any_two_statements(
    session: Session, engine: Engine, database_url: URL, province: Province
) -> None:
    """With SQLite as it is installed: no reader is open then, so nobody waits."""
    for counter in province.counters:
        make_sheets(session, province.round, counter, [GLAD], n=10)
    session.commit()
    code, round_id = province.round.code, province.round.id
    counter_id = province.counters[0].id
    session.rollback()  # it would keep the citizens waiting, not the draft
    reading, written = make_engine(database_url), list[str]()

    def _write(reader: Connection, _cursor: object, statement: str, *_: object) -> None:
        if reader.get_execution_options().get(WRITES):
            return  # receipts are being noted
        with Session(engine) as citizen:
            round_ = citizen.get_one(Round, round_id)
            counter = citizen.get_one(Counter, counter_id)
            make_sheets(citizen, round_, counter, [GLAD], n=1)
            citizen.commit()
        written.append(statement)

    event.listen(reading, "before_cursor_execute", _write)
    draft = draft_apart(reading, code, today=TODAY)
    reading.dispose()

    assert len(written) > 10
    assert 20 < draft.n_sheets < 20 + len(written)


def test_a_draft_made_apart_is_the_draft_made_in_one(
    session: Session, database_url: URL, province: Province
) -> None:
    """Where nobody writes meanwhile."""
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
