"""The person behind a page of one's own account, in the session the page uses."""

from survey.db import get_session
from survey.models import StaffSession, User
from survey.signed_in import current_session


def own_session() -> StaffSession:
    """Return the session of who is signed in; the policy has asked before."""
    found = current_session()
    if found is None:
        raise LookupError("nobody is signed in")
    return found if found in get_session() else get_session().merge(found, load=True)


def own_account() -> User:
    """Return who is signed in."""
    return own_session().user
