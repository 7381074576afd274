"""The passkeys people have: added, used, taken away."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from survey.accounts.ceremonies import Site, passkey_in, read_answer, read_new_passkey
from survey.accounts.once import insert_unless_there
from survey.accounts.secret import digest_of
from survey.models import Passkey, SpentChallenge, User

MOST = 10  # passkeys of one person
MAX_NAME = 60  # characters
CHALLENGE_GOOD_FOR = timedelta(minutes=5)


def passkeys_of(session: Session, user_id: int) -> list[Passkey]:
    """Return somebody's passkeys, the oldest first."""
    own = select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.id)
    return list(session.scalars(own))


def add_passkey(
    session: Session,
    user: User,
    *,
    site: Site,
    given: str,
    challenge: str,
    name: str,
    now: datetime,
) -> Passkey | None:
    """Add what a browser made; None when it is no new passkey. The caller commits."""
    made = read_new_passkey(site, given, challenge=challenge)
    if made is None or not _spend(session, challenge, now):
        return None
    known = Passkey.credential_id == made.credential_id
    if session.scalar(select(Passkey.id).where(known)) is not None:
        return None
    added = Passkey(
        user_id=user.id,
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        name=name,
        added_at=now,
    )
    session.add(added)
    return added


def use_passkey(
    session: Session,
    *,
    site: Site,
    given: str,
    challenge: str,
    of: User | None,
    now: datetime,
) -> User | None:
    """Return whose passkey answered a challenge; the caller commits.

    `of` is who gave the password before; without a password the passkey must have
    checked its owner itself.
    """
    passkey = _find(session, given)
    if passkey is None or (of is not None and passkey.user_id != of.id):
        return None
    answer = read_answer(site, given, passkey, challenge=challenge, is_alone=of is None)
    is_open = passkey.user.active
    if answer is None or not is_open or not _spend(session, challenge, now):
        return None
    passkey.sign_count = answer.new_sign_count
    passkey.used_at = now
    return passkey.user


def remove_passkey(session: Session, user_id: int, number: int) -> str | None:
    """Take a passkey away; return its name. The caller commits."""
    passkey = session.get(Passkey, number)
    if passkey is None or passkey.user_id != user_id:
        return None
    session.delete(passkey)
    session.flush()
    return passkey.name


def forget_spent(session: Session, now: datetime) -> None:
    """Erase challenges that are too old to be answered; the caller commits."""
    old = SpentChallenge.spent_at < now - 2 * CHALLENGE_GOOD_FOR
    session.execute(delete(SpentChallenge).where(old))


def _find(session: Session, given: str) -> Passkey | None:
    credential_id = passkey_in(given)
    if credential_id is None:
        return None
    question = select(Passkey).where(Passkey.credential_id == credential_id)
    owner = joinedload(Passkey.user, innerjoin=True)
    return session.scalar(question.options(owner).with_for_update(of=Passkey))


def _spend(session: Session, challenge: str, now: datetime) -> bool:
    """Note that a challenge was answered; return whether it was for the first time."""
    forget_spent(session, now)
    row = {"digest": digest_of(challenge), "spent_at": now}
    return insert_unless_there(session, SpentChallenge, [row]) == 1
