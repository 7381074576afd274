"""The rounds a desk can be opened for."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Round


def other_rounds(session: Session) -> list[Round]:
    """Return every round, the newest first."""
    query = select(Round).order_by(Round.starts_on.desc(), Round.id.desc())
    return list(session.scalars(query))
