"""Triggers that keep the promise "written once, never changed" in both databases."""

from alembic import op

REFUSE_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is frozen: rows are written once', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def create_refusal() -> None:
    """Create what the triggers of PostgreSQL call."""
    if not _is_sqlite():
        op.execute(REFUSE_FUNCTION)


def drop_refusal() -> None:
    """Drop what the triggers of PostgreSQL call."""
    if not _is_sqlite():
        op.execute("DROP FUNCTION refuse_change()")


def thaw(table: str) -> None:
    """Drop the triggers of a table that a migration has to rebuild; freeze it again."""
    events = ["update", "delete"] if _is_sqlite() else ["update", "delete", "truncate"]
    place = "" if _is_sqlite() else f" ON {table}"
    for event in events:
        op.execute(f"DROP TRIGGER {table}_no_{event}{place}")


def freeze(table: str, *, when: str = "") -> None:
    """Refuse UPDATE and DELETE on a table, for rows where `when` (on OLD) holds."""
    condition = f"WHEN ({when})" if when else ""
    for event in ("UPDATE", "DELETE"):
        name = f"{table}_no_{event.lower()}"
        if _is_sqlite():
            body = f"BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
        else:
            body = "EXECUTE FUNCTION refuse_change()"
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
            f"FOR EACH ROW {condition} {body}"
        )
    if not _is_sqlite():
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
