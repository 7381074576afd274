"""Methods there are, those that come with the product, and where each is used."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from survey.errors import Problem
from survey.methods import read_method, shipped
from survey.methods.method import Method as Document
from survey.models import Method, MethodDraft, Questionnaire, Release, Round


@dataclass(frozen=True, slots=True)
class Used:
    """Where a version of a method is used."""

    n_questionnaires: int
    n_rounds: int
    n_releases: int

    @property
    def is_used(self) -> bool:
        """Return whether anything refers to it."""
        return bool(self.n_questionnaires or self.n_rounds or self.n_releases)


@dataclass(frozen=True, slots=True)
class Listed:
    """A code with its versions, the newest first."""

    code: str
    versions: tuple[Method, ...]


def methods(session: Session) -> list[Listed]:
    """Return the methods in the database by code."""
    query = select(Method).order_by(Method.code, Method.version.desc())
    found: dict[str, list[Method]] = {}
    for method in session.scalars(query):
        found.setdefault(method.code, []).append(method)
    return [Listed(code, tuple(versions)) for code, versions in found.items()]


def not_in_use(session: Session) -> list[Document]:
    """Return the methods that come with the product and were not taken up yet."""
    known = set(session.scalars(select(Method.code)))
    return [read_method(file) for code, file in shipped().items() if code not in known]


def drafts(session: Session) -> list[MethodDraft]:
    """Return the drafts, the newest first."""
    query = select(MethodDraft).options(joinedload(MethodDraft.based_on))
    return list(session.scalars(query.order_by(MethodDraft.id.desc())))


def used(session: Session, method: Method) -> Used:
    """Return where a version is used."""
    counts = (
        select(func.count()).where(table.method_id == method.id)
        for table in (Questionnaire, Round, Release)
    )
    return Used(*(session.scalar(count) or 0 for count in counts))


def version_of(session: Session, code: str, number: int) -> Method:
    """Return a version of a method, or raise a `Problem` (404)."""
    query = select(Method).where(Method.code == code, Method.version == number)
    found = session.scalar(query)
    if found is None:
        raise Problem(
            _(
                "Phương pháp “%(code)s” không có phiên bản %(n)d.",
                code=code[:32],
                n=number,
            ),
            status=404,
        )
    return found


def draft_by_id(session: Session, draft_id: int) -> MethodDraft:
    """Return a draft, or raise a `Problem` (404)."""
    found = session.get(MethodDraft, draft_id)
    if found is None:
        message = _("Bản thảo này không còn: đã ban hành hoặc đã bỏ.")
        raise Problem(message, status=404)
    return found
