"""Sets of criteria in the database: a version is written once and found again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.errors import Problem
from survey.models import CriteriaSet
from survey.par import (
    criteria_set_of_toml,
    parse_criteria_set,
    shipped_sets,
    to_document,
)


def store_set(
    session: Session, document: Mapping[str, object], *, at: datetime
) -> CriteriaSet:
    """Return the version of a set with this content, written if it is new.

    The same content is the same version; other content under the same code and year
    is the next one. Raises `CriteriaSetError` with all that is wrong in the document.
    """
    content = to_document(parse_criteria_set(document))
    versions = _versions(session, content)
    for version in versions:
        if {**version.document, "version": 0} == {**content, "version": 0}:
            return version
    content["version"] = versions[-1].version + 1 if versions else 1
    made = CriteriaSet(
        code=content["code"],
        year=content["year"],
        version=content["version"],
        scope=content["scope"],
        title=content["title"].get("vi") or next(iter(content["title"].values())),
        document=content,
        digest=digest(content),
        made_at=at,
    )
    session.add(made)
    session.flush()
    return made


def take_shipped(session: Session, name: str, *, at: datetime) -> CriteriaSet:
    """Return a set that comes with the product, written if it is new."""
    file = shipped_sets().get(name)
    if file is None:
        message = _("Phần mềm không kèm bộ tiêu chí “%(name)s”.", name=name[:64])
        raise Problem(message, status=404)
    found = criteria_set_of_toml(file.read_text(encoding="utf-8"))
    return store_set(session, to_document(found), at=at)


def _versions(session: Session, content: Mapping[str, Any]) -> list[CriteriaSet]:
    query = select(CriteriaSet).where(
        CriteriaSet.code == content["code"], CriteriaSet.year == content["year"]
    )
    return list(session.scalars(query.order_by(CriteriaSet.version)))
