"""The same change to counter after counter: all of them or none, each in the audit."""

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from survey.audit import Event, add_event, changes, command_line
from survey.cli.context import Installation
from survey.manage.operations.counters import counter_by_code, state_of
from survey.models import Counter


def change_each(
    installation: Installation,
    codes: Sequence[str],
    action: str,
    change: Callable[[Session, Counter], None],
) -> None:
    """Change counters and note each change; nothing is kept when one cannot be."""
    with installation.session() as session:
        for code in dict.fromkeys(codes):
            counter = counter_by_code(session, code)
            before = state_of(counter)
            change(session, counter)
            session.flush()
            note(session, action, counter, changes(before, state_of(counter)))
        session.commit()


def note(
    session: Session, action: str, counter: Counter, said: dict[str, dict[str, object]]
) -> None:
    """Add the row of the audit that tells of a counter."""
    event = Event(action, "counter", counter.code, counter.unit_id, **said)
    add_event(session, event, by=command_line())


def listed(codes: Sequence[str]) -> str:
    """Return codes as one reads them, none twice."""
    return ", ".join(dict.fromkeys(codes))
