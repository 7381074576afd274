"""The worker's part: reading all sheets of a round takes long."""

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import clock
from survey.access.reach import Reach
from survey.access.rights import Right
from survey.audit import WORKER, Actor, Event, keep
from survey.db import writing
from survey.errors import Problem
from survey.models import Release, User
from survey.release.microdata.draft import Given, draft_microdata
from survey.release.microdata.operations import require_not_given, store_microdata
from survey.release.microdata.state import release_of
from survey.tasks import Result, Work, task

GIVE = "microdata.give"


@task(GIVE)
def give(work: Work) -> Result:
    """Freeze what a release gives of its sheets; computed while others may write."""
    code, number = work.params["round"], work.params["number"]
    with Session(work.engine) as session:
        release = release_of(session, code, number)
        require_not_given(session, release)
        given = draft_microdata(session, release)
    with Session(writing(work.engine)) as session:
        release = release_of(session, code, number)
        _require_still(session, work, release)
        store_microdata(session, release, given, at=clock.now(), by_id=work.asked_by)
        user = session.get_one(User, work.asked_by)
        done = work.settle(session, numbers_of(given))
        keep(session, event_of(release, given), by=Actor(user.email, WORKER, user.id))
        return done


def event_of(release: Release, given: Given) -> Event:
    """Return the row of the audit."""
    place = f"{release.round.code}/{release.number}"
    root_id = release.round.root_id
    return Event("microdata.given", "release", place, root_id, after=numbers_of(given))


def numbers_of(given: Given) -> dict[str, int]:
    """Return how much was given."""
    contents = given.contents
    return {
        "sheets": contents.n_answers,
        "units": len(contents.places),
        "people": contents.n_people,
    }


def _require_still(session: Session, work: Work, release: Release) -> None:
    """Refuse the work of somebody who lost the right since they asked for it."""
    today = clock.today(work.settings.zone)
    reach = Reach(session, work.asked_by, today=today)
    if not reach.holds(Right.PUBLISH_RESULTS, release.round.root_id):
        raise Problem(_("Bạn không còn quyền làm việc này."))
