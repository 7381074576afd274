"""What was set up, in the audit: one row each, by nobody who could be asked."""

from typing import Any

from sqlalchemy.orm import Session

from survey.audit import COMMAND, Actor, Event, add_event

DEMO = Actor("demo", COMMAND)


def tell(
    session: Session,
    action: str,
    code: str = "",
    *,
    unit_id: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Keep what was done to the thing of a code; its kind stands in the action."""
    kind = action.partition(".")[0]
    note(session, Event(action, kind, code, unit_id, before, after))


def note(session: Session, event: Event) -> None:
    """Keep an event that an operation words itself."""
    add_event(session, event, by=DEMO)
