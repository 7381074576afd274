"""What keeps a draft from being published."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents import Flaw
from survey.manage.operations.recordings import n_lacking
from survey.methods import (
    Form,
    QuestionnaireError,
    parse_method,
    parse_questionnaire,
)
from survey.methods.fitting import changed_identities, criteria_not_asked, misfits
from survey.methods.recordings import lacking
from survey.models import Questionnaire


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft as it stands: its form once it can be read, and all its flaws."""

    form: Form | None
    flaws: tuple[Flaw, ...]
    not_asked: tuple[str, ...] = ()  # criteria of the method; no flaw, but told
    same_as: int | None = None  # the published version it does not differ from

    @property
    def is_ready(self) -> bool:
        """Return whether it can be published."""
        return not self.flaws and self.same_as is None


def check_draft(session: Session, draft: Questionnaire) -> Checked:
    """Return what a draft still lacks, as who reads documents finds it."""
    try:
        form = parse_questionnaire(draft.document)
    except QuestionnaireError as error:
        return Checked(None, tuple(dict.fromkeys(error.flaws)))
    method = parse_method(draft.method.document)
    versions = earlier_versions(session, draft)
    earlier = [parse_questionnaire(version.document) for version in versions]
    n = n_lacking(session, draft.document)
    flaws = (
        *misfits(form, method),
        *changed_identities(form, earlier),
        *([lacking(n)] if n else []),
    )
    same = [v.version for v in versions if _is_same(v, draft)]
    return Checked(
        form,
        tuple(dict.fromkeys(flaws)),
        criteria_not_asked(form, method),
        same[-1] if same else None,
    )


def earlier_versions(session: Session, draft: Questionnaire) -> list[Questionnaire]:
    """Return the published versions under a draft's code, the oldest first."""
    query = select(Questionnaire).where(
        Questionnaire.code == draft.code,
        Questionnaire.id != draft.id,
        Questionnaire.published_on.is_not(None),
    )
    return list(session.scalars(query.order_by(Questionnaire.version)))


def _is_same(version: Questionnaire, draft: Questionnaire) -> bool:
    return version.digest == draft.digest and version.method_id == draft.method_id
