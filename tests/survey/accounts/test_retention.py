"""What signing in leaves behind does not stay."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey import clock
from survey.accounts.links import make_link
from survey.accounts.operations import user_by_email
from survey.accounts.retention import erase_old
from survey.accounts.sessions import begin_session
from survey.models import Guess, PasswordLink, SpentChallenge, StaffSession

TABLES = (Guess, SpentChallenge, StaffSession, PasswordLink)


def _counts(session: Session) -> list[int | None]:
    return [session.scalar(select(func.count()).select_from(t)) for t in TABLES]


def test_old_traces_are_erased_and_young_ones_stay(
    session: Session, account: dict[str, str]
) -> None:
    now = clock.now()
    user = user_by_email(session, account["email"])
    make_link(session, user)
    begin_session(session, user.id, browser="", has_second_factor=False, now=now)
    session.add(Guess(digest=b"g" * 32, n=1, last_at=now))
    session.add(SpentChallenge(digest=b"s" * 32, spent_at=now))
    session.flush()
    expected = {
        timedelta(minutes=5): [1, 1, 1, 1],
        timedelta(hours=1): [1, 0, 1, 1],
        timedelta(hours=25): [0, 0, 1, 1],
        timedelta(days=9): [0, 0, 1, 0],
        timedelta(days=31): [0, 0, 0, 0],
    }
    for age, counts in expected.items():
        erase_old(session, now + age)
        assert _counts(session) == counts, age
