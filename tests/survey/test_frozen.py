"""Rows that are written once stay as they are, whoever asks the database."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError

from survey.migrations.closed import EVENTS, SHEET_TRIGGER
from survey.migrations.versions.m0010_rounds import PARTS

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
FROZEN = (
    *("response", "method", "release", "stratum", "representation", "figure"),
    *("change", "year_change", "trend_point", "driver", "part", "choice"),
    *("part_detail", "release_unranked", "stratum_origin", "batch_sheet"),
    *("questionnaire", "audit_entry", "draw", "publication", "recording"),
    *("criteria_set", "document_content", "workbook_edition"),
    *("pack_content", "kept_pack", "pack_check", "pack_figure", "pack_letter"),
    "pack_province",
    *("appraisal_question", "question_reply", "appraisal_edition"),
    "microdata",
    "round",  # once it is closed
)
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


def test_no_sheet_comes_into_a_closed_round(filled: Engine) -> None:
    with filled.begin() as connection:
        connection.execute(text("UPDATE round SET closed_on = '2026-02-01'"))
    late = INSERTS["response"].replace("0001'", "0002'")
    with pytest.raises(IntegrityError, match="frozen"), filled.begin() as connection:
        connection.execute(text(late))


def test_a_draft_may_still_be_changed_and_published(filled: Engine) -> None:
    with filled.begin() as connection:
        change = "UPDATE questionnaire SET published_on = '2026-02-02' WHERE code = 'q'"
        assert connection.execute(text(change)).rowcount == 1


def test_every_frozen_table_has_its_triggers(engine: Engine) -> None:
    """A migration that rebuilds a table on SQLite loses them."""
    is_sqlite = engine.dialect.name == "sqlite"
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    events = ["update", "delete"] if is_sqlite else ["update", "delete", "truncate"]
    with engine.connect() as connection:
        found = set(connection.scalars(text(query)))
    frozen = {f"{table}_no_{event}" for table in FROZEN for event in events}
    parts = (*PARTS, "round_unranked")
    closed = {f"{table}_closed_{event}" for table in parts for event in EVENTS}
    assert found == frozen | closed | {SHEET_TRIGGER}


class TestOnPostgreSQL:
    """What only PostgreSQL has."""

    @pytest.fixture
    def database_url(self, postgresql_url: URL) -> URL:
        return postgresql_url

    @pytest.mark.postgresql
    def test_truncating_answers_is_refused(self, filled: Engine) -> None:
        with pytest.raises(IntegrityError, match="frozen"), filled.begin() as one:
            one.execute(text("TRUNCATE response CASCADE"))


class TestOnSQLite:
    """What only SQLite has."""

    @pytest.fixture
    def database_url(self, sqlite_url: URL) -> URL:
        return sqlite_url

    @pytest.mark.parametrize("table", ["response", "method", "questionnaire", "round"])
    def test_a_row_is_not_replaced_by_another_either(
        self, filled: Engine, table: str
    ) -> None:
        """REPLACE deletes the row that stands in its way, and asks no trigger."""
        if table == "round":
            with filled.begin() as connection:
                connection.execute(text("UPDATE round SET closed_on = '2026-02-01'"))
        name = {"questionnaire": "published"}.get(table, table)
        other = INSERTS[name].replace("INSERT INTO", "INSERT OR REPLACE INTO")
        with pytest.raises(IntegrityError, match="frozen"), filled.begin() as one:
            one.execute(text(other))

    @pytest.mark.parametrize("table", ["response", "comment", "receipt"])
    def test_rows_are_kept_in_the_order_of_their_random_key(
        self, filled: Engine, table: str
    ) -> None:
        """A row number would tell the order of arrival."""
        query = text("SELECT sql FROM sqlite_master WHERE name = :name")
        with filled.connect() as connection:
            sql = connection.scalar(query, {"name": table})
        assert sql is not None
        assert "WITHOUT ROWID" in sql
