"""Rows that are written once stay as they are, whoever asks the database."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

INSERTS = {
    "method": "INSERT INTO method (code, version, title, document, digest) "
    "VALUES ('m', 1, 't', '{}', 'd')",
    "published": "INSERT INTO questionnaire (code, version, title, method_id, document,"
    " digest, published_on) VALUES ('p', 1, 't', 1, '{}', 'd', '2026-01-01')",
    "draft": "INSERT INTO questionnaire (code, version, title, method_id, document,"
    " digest) VALUES ('q', 1, 't', 1, '{}', 'd')",
    "unit": "INSERT INTO unit (code, name, name_en, kind, ranking_group, valid_from) "
    "VALUES ('u', 'U', '', 'commune', '', '2026-01-01')",
    "counter": "INSERT INTO counter (code, unit_id, name, name_en, room, opened_on) "
    "VALUES ('c', 1, 'C', '', '', '2026-01-01')",
    "round": "INSERT INTO round (code, title, starts_on, ends_on, method_id, "
    "questionnaire_id, root_id, channels, populations, weighting) "
    "VALUES ('r', 'R', '2026-01-01', '2026-02-01', 1, 1, 1, '[]', '[]', 'equal')",
    "response": "INSERT INTO response (id, round_id, questionnaire_id, unit_id, "
    "counter_id, channel, population, language, day, half, answers, digest) VALUES "
    "('00000000000000000000000000000001', 1, 1, 1, 1, 'qr', 'counter-users', 'vi', "
    "'2026-01-05', 'am', '5', '0123456789abcdef')",
}
CHANGES = [
    "UPDATE response SET answers = '1'",
    "DELETE FROM response",
    "UPDATE method SET title = 'x'",
    "DELETE FROM method",
    "UPDATE questionnaire SET title = 'x' WHERE code = 'p'",
    "DELETE FROM questionnaire WHERE code = 'p'",
]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A database with one row in each of the tables concerned."""
    with engine.begin() as connection:
        for statement in INSERTS.values():
            connection.execute(text(statement))
    return engine


@pytest.mark.parametrize("change", CHANGES)
def test_a_frozen_row_is_neither_changed_nor_deleted(
    filled: Engine, change: str
) -> None:
    with pytest.raises(IntegrityError, match="frozen"), filled.begin() as connection:
        connection.execute(text(change))


def test_a_draft_may_still_be_changed_and_published(filled: Engine) -> None:
    with filled.begin() as connection:
        change = "UPDATE questionnaire SET published_on = '2026-02-02' WHERE code = 'q'"
        assert connection.execute(text(change)).rowcount == 1


def test_truncating_answers_is_refused(filled: Engine) -> None:
    if filled.dialect.name == "sqlite":
        return  # SQLite has no TRUNCATE; DELETE is tested above
    with pytest.raises(IntegrityError, match="frozen"), filled.begin() as connection:
        connection.execute(text("TRUNCATE response"))


def test_answers_are_kept_in_the_order_of_their_random_key(filled: Engine) -> None:
    """On SQLite a row number would tell the order of arrival."""
    if filled.dialect.name != "sqlite":
        return
    with filled.connect() as connection:
        query = "SELECT sql FROM sqlite_master WHERE name = :name"
        for table in ("response", "comment", "receipt"):
            sql = connection.execute(text(query), {"name": table}).scalar() or ""
            assert "WITHOUT ROWID" in sql
