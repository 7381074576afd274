"""The person a form changes: locked, somebody else, as they were when it was opened."""

from flask_babel import gettext as _

from survey.access import own_id, reach
from survey.access.refusals import refused
from survey.accounts.people.operations import Edited, lock_person, revision_of
from survey.accounts.people.places import nobody, person_id
from survey.accounts.people.queries import grants_of
from survey.accounts.people.rules import may_change_account
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.fields import EditForm
from survey.models import User


def person_to_change(code: str, form: EditForm) -> User:
    """Return somebody whose roles are about to be changed."""
    session, user_id = get_session(), person_id(code)
    if user_id == own_id():
        raise Problem(
            _("Không ai tự đổi vai trò hay tài khoản của chính mình ở đây."), status=403
        )
    user = lock_person(session, user_id)
    if user is None:
        raise nobody()
    row = Edited(revision_of(session, user))
    place = Place("user", user.email)
    check_revision(session, row, form.revision.data, place=place)
    return user


def account_to_change(code: str, form: EditForm) -> User:
    """Return somebody whose account is about to be changed, by who may do that."""
    user = person_to_change(code, form)
    if not may_change_account(reach(), grants_of(get_session(), user)):
        raise refused()
    return user
