"""Half signed in: the password was right, the second factor is still asked for.

Kept in the browser's signed cookie, for a few minutes, and only as long as the
password stays the same. It opens no page but the next step.
"""

from datetime import timedelta

from flask import session
from sqlalchemy.orm import Session

from survey import clock
from survey.models import User

PLACE = "half_way"
GOOD_FOR = timedelta(minutes=10)


def stop_half_way(user: User, *, way: str) -> None:
    """Remember who gave the right password, and where they wanted to go."""
    now = clock.now().timestamp()
    session[PLACE] = [user.id, user.fs_uniquifier, now, way]


def who_is_half_way(db: Session) -> User | None:
    """Return who gave the right password in this browser a short while ago."""
    user_id, mark, stopped_at, _way = session.get(PLACE, (0, "", 0.0, ""))
    age = clock.now().timestamp() - stopped_at
    if not 0 <= age < GOOD_FOR.total_seconds():
        return None
    user = db.get(User, user_id)
    return user if user and user.active and user.fs_uniquifier == mark else None


def way_on() -> str:
    """Return where somebody half way wanted to go."""
    return str(session.get(PLACE, (0, "", 0.0, "/"))[3])
