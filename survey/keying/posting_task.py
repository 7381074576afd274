"""The worker's part of posting: a batch too large for a page to wait for."""

from sqlalchemy.orm import Session

from survey.access.rights import Right
from survey.audit import Event, keep
from survey.db import hold_pages, writing
from survey.editing import Place, check_revision
from survey.keying.asking import actor, require_still
from survey.keying.operations.batches import locked
from survey.keying.operations.posting import post_batch
from survey.tasks import Result, Work, task

KIND = "batch.post"


@task(KIND)
def post(work: Work) -> Result:
    """Let the sheets of a batch count, if it is still the one that was looked at."""
    work.progress(0, 1)
    with Session(writing(work.engine)) as session:
        hold_pages(session)
        batch = locked(session, work.params["batch"])
        require_still(session, work, Right.POST_BATCHES, batch.unit_id)
        place = Place("batch", str(batch.id))
        check_revision(session, batch, work.params["revision"], place=place)
        n = post_batch(session, batch, by=work.asked_by)
        code, unit_id = str(batch.id), batch.unit_id
        event = Event("batch.posted", "batch", code, unit_id, after={"n": n})
        done = work.settle(session, {"n": n})
        keep(session, event, by=actor(session, work))
        return done
