"""A method that somebody is changing: not in force until it is published."""

from sqlalchemy.orm import Session

from survey.demo.told import tell
from survey.manage.operations.method_drafts import change_general, draft_of
from survey.models import Method

BANDS = {"excellent": 92, "good": 85, "fair": 75, "average": 60}


def begin_draft(session: Session, method: Method) -> None:
    """Copy a method into its next version, and raise the bands there."""
    draft = draft_of(session, method)
    name = f"{method.code}:{method.version}"
    tell(session, "method.drafted", draft.code, after={"based_on": name})
    change_general(session, draft, {"bands": BANDS})
    after = {"part": "general", "draft": draft.id}
    tell(session, "method.changed", draft.code, after=after)
