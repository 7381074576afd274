"""A fault that is logged says where it was, and nothing of what people wrote."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from structlog import get_logger

from survey.logs import plain_logs

WORDS = "Tôi bị đòi tiền"


def test_tracebacks_hold_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    plain_logs()
    log = get_logger()
    try:
        _fail(WORDS)
    except ZeroDivisionError:
        log.exception("task failed")
    told = capsys.readouterr().out
    assert "ZeroDivisionError" in told
    assert WORDS not in told


def test_faults_of_the_database_hold_no_values(engine: Engine) -> None:
    statement = text("SELECT nothing FROM nowhere WHERE words = :words")
    with engine.connect() as connection, pytest.raises(DBAPIError) as raised:
        connection.execute(statement, {"words": WORDS})
    assert WORDS not in str(raised.value)


def _fail(words: str) -> float:
    return len(words) / 0
