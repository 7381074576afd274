"""Writing the audit: every change is kept together with who made it.

A view ends with `keep`, which adds the row and commits: no change without its row.
"""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_security import current_user
from sqlalchemy.orm import Session
from structlog import get_logger

from survey import clock
from survey.models import AuditEntry

log = get_logger()
WEB, COMMAND, WORKER = "web", "command", "worker"
STRANGER = "–"  # nobody was signed in


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to what. `before` and `after` hold only what changed.

    An action is "kind.verb", such as "unit.renamed"; survey/words/actions.py says it in
    Vietnamese. Secrets and answers never go into an event.
    """

    action: str
    kind: str
    code: str = ""
    unit_id: int | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: an account, or a person at the command line."""

    name: str
    origin: str
    user_id: int | None = None


def command_line() -> Actor:
    """Return who is running a command of this installation."""
    return Actor(getpass.getuser(), COMMAND)


def visitor() -> Actor:
    """Return who is behind the request."""
    if not current_user.is_authenticated:
        return Actor(STRANGER, WEB)
    return Actor(current_user.email, WEB, current_user.id)


def add_event(session: Session, event: Event, *, by: Actor | None = None) -> None:
    """Add the row of an event; the caller commits it with what it tells of."""
    actor = by or visitor()
    session.add(
        AuditEntry(
            at=clock.now(),
            actor_id=actor.user_id,
            actor=actor.name,
            origin=actor.origin,
            action=event.action,
            kind=event.kind,
            code=event.code,
            unit_id=event.unit_id,
            before=dict(event.before) if event.before is not None else None,
            after=dict(event.after) if event.after is not None else None,
        )
    )


def keep(session: Session, event: Event, *, by: Actor | None = None) -> None:
    """Write a change and its row of the audit: the one commit of a request."""
    add_event(session, event, by=by)
    session.commit()
    if by is None or by.origin == WEB:  # a command prints what it did, and no more
        log.info("changed", action=event.action, kind=event.kind, code=event.code)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return `before` and `after` of an event, cut to the fields that differ."""
    changed = [name for name in after if before.get(name) != after[name]]
    return {
        "before": {name: before.get(name) for name in changed},
        "after": {name: after[name] for name in changed},
    }
