"""Who is behind the request, as a pack remembers it."""

from flask_security import current_user
from sqlalchemy.orm import Session

from survey import clock
from survey.models import User
from survey.packs.keeping import Keeper


def keeper(session: Session) -> Keeper:
    """Return who is signed in, with their roles of the day."""
    user = session.get_one(User, current_user.id)
    return Keeper.of(session, user, clock.now())
