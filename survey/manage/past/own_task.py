"""Tasks of past answers: each is seen by who asked for it, at its own round."""

from survey.access import own_id
from survey.access.refusals import foreign
from survey.db import get_session
from survey.models import Task


def own_task(code: str, task_id: str, *kinds: str) -> Task:
    """Return a task of these kinds that the person asked for, or raise a `Problem`."""
    found = get_session().get(Task, task_id[:32])
    if found is None or found.kind not in kinds or found.asked_by != own_id():
        raise foreign()
    if found.params.get("round") != code:
        raise foreign()
    return found
