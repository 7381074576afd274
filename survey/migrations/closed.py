"""Triggers that keep what belongs to a closed round as it was when it closed."""

from alembic import op

EVENTS = ("insert", "update", "delete")
# FOR SHARE waits for whoever is closing the round at this moment.
REFUSE_FUNCTION = """
CREATE FUNCTION refuse_change_of_closed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed date;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    SELECT closed_on INTO closed FROM round WHERE id = OLD.round_id FOR SHARE;
  END IF;
  IF closed IS NULL AND TG_OP <> 'DELETE' THEN
    SELECT closed_on INTO closed FROM round WHERE id = NEW.round_id FOR SHARE;
  END IF;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION '% is frozen: its round is closed', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$
"""
# Without a lock: every sheet asks this, and one more in the second of closing is none
# too many.
SHEET_FUNCTION = """
CREATE FUNCTION refuse_sheet_of_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM round WHERE id = NEW.round_id AND closed_on IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'response is frozen: its round is closed'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$
"""
SHEET_TRIGGER = "response_closed_insert"
SIDES = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def create_refusal_of_closed() -> None:
    """Create what the triggers of PostgreSQL call."""
    if not _is_sqlite():
        op.execute(REFUSE_FUNCTION)


def drop_refusal_of_closed() -> None:
    """Drop what the triggers of PostgreSQL call."""
    if not _is_sqlite():
        op.execute("DROP FUNCTION refuse_change_of_closed()")


def freeze_when_closed(table: str) -> None:
    """Refuse INSERT, UPDATE and DELETE of rows whose `round_id` is a closed round."""
    for event in EVENTS:
        op.execute(
            f"CREATE TRIGGER {table}_closed_{event} BEFORE {event.upper()} ON {table} "
            f"FOR EACH ROW {_body(table, event)}"
        )


def thaw_when_closed(table: str) -> None:
    """Drop the triggers of a table that belongs to rounds."""
    place = "" if _is_sqlite() else f" ON {table}"
    for event in EVENTS:
        op.execute(f"DROP TRIGGER {table}_closed_{event}{place}")


def refuse_sheets_when_closed() -> None:
    """Refuse sheets of a round that is closed."""
    if _is_sqlite():
        body = _body("response", "insert")
    else:
        op.execute(SHEET_FUNCTION)
        body = "EXECUTE FUNCTION refuse_sheet_of_closed()"
    op.execute(
        f"CREATE TRIGGER {SHEET_TRIGGER} BEFORE INSERT ON response FOR EACH ROW {body}"
    )


def drop_refusal_of_sheets() -> None:
    """Drop what refuses sheets of a closed round."""
    if _is_sqlite():
        op.execute(f"DROP TRIGGER {SHEET_TRIGGER}")
    else:
        op.execute("DROP FUNCTION refuse_sheet_of_closed() CASCADE")


def _body(table: str, event: str) -> str:
    if not _is_sqlite():
        return "EXECUTE FUNCTION refuse_change_of_closed()"
    ids = ", ".join(f"{side}.round_id" for side in SIDES[event])
    return (
        f"WHEN EXISTS (SELECT 1 FROM round WHERE id IN ({ids}) "  # noqa: S608 - ours
        f"AND closed_on IS NOT NULL) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
    )
