"""A large batch is posted by the worker: once, and only for who still may."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.keying.posting_task import KIND
from survey.models import AuditEntry, Response, RoleName, TaskState
from survey.tasks import ask_for, run_waiting
from tests.survey.access.people import give, make_user
from tests.survey.keying.batches import key_all, key_twice, make_batch, on_paper

pytestmark = pytest.mark.usefixtures("clock")


def test_a_batch_is_posted_once_by_who_still_may(
    session: Session, engine: Engine, settings: Settings
) -> None:
    session.expire_on_commit = False
    province = on_paper(session)
    head, clerk = make_user(session), make_user(session)
    give(session, head, RoleName.UNIT_HEAD, province.units[0])
    give(session, clerk, RoleName.COUNTER_CLERK, province.units[0])
    batch = make_batch(session, province)
    key_all(session, batch, by=None)
    key_twice(session, batch, by=None)
    params = {"batch": batch.id, "revision": batch.revision}
    asked = [ask_for(session, KIND, params, by=u.id) for u in (clerk, head, head)]
    session.commit()
    run_waiting(engine, settings)
    for one in asked:
        session.refresh(one)
    assert sorted(one.state for one in asked) == [
        *(TaskState.DONE, TaskState.FAILED, TaskState.FAILED)
    ]
    assert "không còn quyền" in asked[0].problem
    assert session.scalar(select(func.count()).select_from(Response)) == 4
    posted = select(AuditEntry.actor).where(AuditEntry.action == "batch.posted")
    assert session.scalars(posted).all() == [head.email]
