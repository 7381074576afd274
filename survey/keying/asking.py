"""Who asked the worker for something, and whether they still may."""

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import clock
from survey.access.reach import Reach
from survey.access.rights import Right
from survey.audit import WORKER, Actor
from survey.errors import Problem
from survey.models import User
from survey.tasks import Work


def actor(session: Session, work: Work) -> Actor:
    """Return who asked for the work, as the audit names them."""
    user = session.get_one(User, work.asked_by)
    return Actor(user.email, WORKER, user.id)


def require_still(session: Session, work: Work, right: Right, unit_id: int) -> None:
    """Refuse the work of somebody who lost the right since they asked for it."""
    today = clock.today(work.settings.zone)
    if not Reach(session, work.asked_by, today=today).holds(right, unit_id):
        raise Problem(_("Bạn không còn quyền làm việc này ở đơn vị của lô."))
