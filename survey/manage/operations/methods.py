"""Index methods in the database: a version is written once and found again."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.errors import Problem
from survey.methods import parse_method, read_method, shipped, to_document
from survey.models import Method


def import_method(session: Session, document: Mapping[str, object]) -> Method:
    """Return the version of a method with this content, written if it is new.

    The same content is the same version; other content under the same code is
    the next one. Raises `MethodError` with all that is wrong in the document.
    """
    content = to_document(parse_method(document))
    known = version_like(session, content)
    if known is not None:
        return known
    code, number = content["code"], content["version"]
    content["version"] = max(next_number(session, code), number)
    method = Method(
        code=content["code"],
        version=content["version"],
        title=content["title"].get("vi") or next(iter(content["title"].values())),
        document=content,
        digest=digest(content),
    )
    session.add(method)
    session.flush()
    return method


def version_like(session: Session, content: Mapping[str, Any]) -> Method | None:
    """Return the version with exactly this content, if there is one."""
    for version in _versions(session, str(content["code"])):
        if {**version.document, "version": 0} == {**content, "version": 0}:
            return version
    return None


def next_number(session: Session, code: str) -> int:
    """Return the number that a further version of a code will have."""
    versions = _versions(session, code)
    return versions[-1].version + 1 if versions else 1


def import_shipped(session: Session, code: str) -> Method:
    """Return a method that comes with the product, written if it is new."""
    return import_method(session, to_document(read_method(shipped()[code])))


def method_by_code(session: Session, name: str) -> Method:
    """Return the method called `code` (its newest version) or `code:version`."""
    code, _colon, number = name.partition(":")
    versions = _versions(session, code)
    found = [m for m in versions if not number or str(m.version) == number]
    if not found and not versions and code in shipped():
        message = _(
            "Phương pháp “%(code)s” đi kèm phần mềm nhưng chưa được dùng. Hãy chạy "
            "lệnh hailong questionnaire make %(code)s --publish trước.",
            code=code,
        )
        raise Problem(message, status=404)
    if not found:
        message = _("Không có phương pháp nào mang mã “%(name)s”.", name=name)
        raise Problem(message, status=404)
    return found[-1]


def _versions(session: Session, code: str) -> list[Method]:
    question = select(Method).where(Method.code == code).order_by(Method.version)
    return list(session.scalars(question))
