"""Index methods in the database: a version is written once and found again."""

from collections.abc import Mapping

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
    versions = _versions(session, str(content["code"]))
    for version in versions:
        if {**version.document, "version": 0} == {**content, "version": 0}:
            return version
    last = versions[-1].version if versions else 0
    content["version"] = max(last + 1, content["version"])
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
