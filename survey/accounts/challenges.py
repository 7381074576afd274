"""The challenge this browser's passkey is asked to sign, kept in its signed cookie."""

from flask import session

from survey import clock
from survey.accounts.ceremonies import draw
from survey.accounts.passkeys import CHALLENGE_GOOD_FOR

PLACE = "challenge"
SECONDS = CHALLENGE_GOOD_FOR.total_seconds()


def pose_challenge() -> str:
    """Return the challenge for the page being shown; a young one serves again."""
    kept = _kept(younger_than=SECONDS / 2)
    if kept is None:
        kept = draw()
        session[PLACE] = [kept, clock.now().timestamp()]
    return kept


def posed_challenge() -> str | None:
    """Return the challenge that was posed to this browser, if not too long ago."""
    return _kept(younger_than=SECONDS)


def _kept(*, younger_than: float) -> str | None:
    challenge, posed_at = session.get(PLACE, ("", 0.0))
    age = clock.now().timestamp() - posed_at
    return challenge if challenge and 0 <= age < younger_than else None
