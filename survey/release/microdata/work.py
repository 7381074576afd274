"""The worker's part: reading all sheets of a round takes long."""

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import clock
from survey.access.reach import Reach
from survey.access.rights import Right
from survey.audit import WORKER, Actor, keep
from survey.db import reading_apart, writing
from survey.errors import Problem
from survey.models import Release, User
from survey.release.microdata.draft import draft_microdata
from survey.release.microdata.operations import (
    event_of,
    numbers_of,
    require_not_given,
    store_microdata,
)
from survey.releases import release_by_code
from survey.tasks import Result, Work, task

GIVE = "microdata.give"


@task(GIVE)
def give(work: Work) -> Result:
    """Freeze what a release gives of its sheets; computed while others may write."""
    code, number = work.params["round"], work.params["number"]
    # That no sheet changes meanwhile is known by the digests of the strata.
    with Session(reading_apart(work.engine)) as session:
        release = release_by_code(session, code, number)
        require_not_given(session, release)
        given = draft_microdata(session, release, work.progress)
    with Session(writing(work.engine)) as session:
        release = release_by_code(session, code, number)
        _require_still(session, work, release)
        by = work.asked_by
        row = store_microdata(session, release, given, at=clock.now(), by_id=by)
        user = session.get_one(User, by)
        done = work.settle(session, numbers_of(row))
        keep(session, event_of(release, row), by=Actor(user.email, WORKER, user.id))
        return done


def _require_still(session: Session, work: Work, release: Release) -> None:
    """Refuse the work of somebody who lost the right since they asked for it."""
    today = clock.today(work.settings.zone)
    reach = Reach(session, work.asked_by, today=today)
    if not reach.holds(Right.PUBLISH_RESULTS, release.round.root_id):
        raise Problem(_("Bạn không còn quyền làm việc này."))
