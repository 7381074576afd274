"""Drafts of methods: begun from a version or a file, changed in parts, published."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.manage.operations.methods import import_method, version_like
from survey.methods import Method as Document
from survey.methods import MethodError, parse_method, to_document
from survey.models import Method, MethodDraft


def draft_of(session: Session, method: Method) -> MethodDraft:
    """Begin the next version of a method from one there is."""
    return _begin(session, method.document, based_on=method)


def draft_of_file(session: Session, document: Document) -> MethodDraft:
    """Begin a version from what a file says; of the newest, if the code is known."""
    newest = select(Method).where(Method.code == document.code)
    found = session.scalar(newest.order_by(Method.version.desc()).limit(1))
    return _begin(session, to_document(document), based_on=found)


def change_general(
    session: Session, draft: MethodDraft, values: Mapping[str, Any]
) -> None:
    """Change what is said of the method as a whole."""
    document = deepcopy(draft.document)
    document.update(values)
    if document.get("aggregate") != "weighted":
        # Nothing is weighted by them, so nothing may seem to be.
        for factor in _factors(document):
            factor["weight"] = 1.0
    if document.get("aggregate") == "pooled":
        for factor in _factors(document):
            for criterion in factor["criterion"]:
                criterion["weight"] = 1.0
    _store(session, draft, document)


def change_factor(
    session: Session, draft: MethodDraft, code: str, values: Mapping[str, Any]
) -> None:
    """Change a factor: its name, its weight, and its criteria in their order."""
    document = deepcopy(draft.document)
    factor = factor_of(document, code)
    factor.update(values)
    _store(session, draft, document)


def add_factor(
    session: Session, draft: MethodDraft, content_code: str, values: Mapping[str, Any]
) -> None:
    """Add a factor at the end of a content."""
    document = deepcopy(draft.document)
    content = _content_of(document, content_code)
    content["factor"].append({"weight": 1.0, "criterion": [], **values})
    _store(session, draft, document)


def remove_factor(session: Session, draft: MethodDraft, code: str) -> None:
    """Take a factor out with its criteria."""
    document = deepcopy(draft.document)
    factor_of(document, code)  # said if there is none
    for content in document["content"]:
        content["factor"] = [f for f in content["factor"] if f["code"] != code]
    _store(session, draft, document)


def problems_of(draft: MethodDraft) -> list[str]:
    """Return everything that keeps a draft from being published."""
    try:
        parse_method(draft.document)
    except MethodError as error:
        return list(error.problems)
    return []


def same_as(session: Session, draft: MethodDraft) -> Method | None:
    """Return the version that a whole draft does not differ from, if there is one."""
    return version_like(session, to_document(parse_method(draft.document)))


def whole_document(session: Session, draft: MethodDraft) -> Document:
    """Return what would be published, or say (409) why it cannot be yet."""
    if problems_of(draft):
        message = _("Bản thảo còn chỗ chưa hoàn chỉnh, chưa ban hành được.")
        raise Problem(message, status=409)
    same = same_as(session, draft)
    if same is not None:
        raise Problem(
            _(
                "Bản thảo giống hệt phiên bản %(n)d, chưa có gì để ban hành.",
                n=same.version,
            ),
            status=409,
        )
    return parse_method(draft.document)


def publish(session: Session, draft: MethodDraft) -> Method:
    """Make a draft the next version of its method, never changed again."""
    whole_document(session, draft)
    version = import_method(session, {**draft.document, "version": 1})
    session.delete(draft)
    session.flush()
    return version


def discard(session: Session, draft: MethodDraft) -> None:
    """Throw a draft away."""
    session.delete(draft)
    session.flush()


def factor_of(document: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Return the factor of a code, or raise a `Problem` (404)."""
    for factor in _factors(document):
        if factor["code"] == code:
            return factor
    message = _("Bản thảo không có yếu tố nào mang mã “%(code)s”.", code=code)
    raise Problem(message, status=404)


def _begin(
    session: Session, document: Mapping[str, Any], *, based_on: Method | None
) -> MethodDraft:
    draft = MethodDraft(
        code=document["code"],
        based_on_id=based_on.id if based_on else None,
        document=deepcopy(dict(document)),
        started_at=clock.now(),
    )
    session.add(draft)
    session.flush()
    return draft


def _store(session: Session, draft: MethodDraft, document: dict[str, Any]) -> None:
    draft.document = document
    session.flush()


def _factors(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [factor for content in document["content"] for factor in content["factor"]]


def _content_of(document: Mapping[str, Any], code: str) -> dict[str, Any]:
    for content in document["content"]:
        if content["code"] == code:
            found: dict[str, Any] = content
            return found
    message = _("Bản thảo không có nội dung nào mang mã “%(code)s”.", code=code)
    raise Problem(message, status=404)
