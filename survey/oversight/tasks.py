"""One's own long work: nobody sees what others asked for."""

from sqlalchemy.orm import Session

from survey.access.refusals import foreign
from survey.models import Task, TaskFile


def own_task(session: Session, task_id: str, *, user_id: int) -> Task:
    """Return a task that this person asked for, or raise a `Problem` (404)."""
    found = session.get(Task, task_id[:32])
    if found is None or found.asked_by != user_id:
        raise foreign()
    return found


def file_made(session: Session, task: Task) -> TaskFile | None:
    """Return the file that a task made, if it made one."""
    return session.get(TaskFile, (task.id, True))
