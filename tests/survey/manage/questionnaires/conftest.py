"""A draft, who writes it, and what buttons of its page send."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from survey.documents import digest
from survey.models import AuditEntry, Method, Questionnaire
from tests.factories import TODAY, make_method
from tests.pages import Page, open_page
from tests.questionnaires import every_kind

CODE = "every-kind"
ADDRESS = f"/phieu/{CODE}/1"
Row = TypeVar("Row")
Press = Callable[..., TestResponse]


@pytest.fixture
def method(session: Session) -> Method:
    """The short method for counters."""
    method = make_method(session, "counter-short")
    session.commit()
    return let_go(session, method)


def let_go(session: Session, row: Row) -> Row:
    """Return a row that can be read without the session: no lock stays with it."""
    session.refresh(row)
    session.expunge(row)
    session.rollback()
    return row


def add_version(session: Session, method: Method, **given: Any) -> Questionnaire:
    """Add a version that has an item of every kind; a draft unless said otherwise."""
    document = given.pop("document", None) or every_kind()
    usual = {
        **{"code": CODE, "version": 1, "title": "Phiếu thử"},
        "method_id": method.id,
    }
    content = {"document": document, "digest": digest(document)}
    added = Questionnaire(**(usual | content | given))
    session.add(added)
    session.commit()
    return let_go(session, added)


@pytest.fixture
def draft(session: Session, method: Method) -> Questionnaire:
    """A draft that could be published."""
    return add_version(session, method)


@pytest.fixture
def published(session: Session, method: Method) -> Questionnaire:
    """A version that is frozen."""
    return add_version(session, method, published_on=TODAY)


@pytest.fixture
def press(official: FlaskClient) -> Press:
    """Press a button of a page: its form's token and revision, and more if given."""

    def _press(address: str, at: str = "", **values: Any) -> TestResponse:
        page = open_page(official, at or address)
        return official.post(address, data=hidden(page) | values)

    return _press


def hidden(page: Page) -> dict[str, Any]:
    """Return the token and the revision that a page's forms carry."""
    inputs = {e["name"]: e["value"] for e in page.all("input")}
    return {name: inputs[name] for name in ("csrf_token", "revision") if name in inputs}


@pytest.fixture
def now(session: Session) -> Callable[..., Questionnaire]:
    """Read a version anew."""

    def _now(code: str = CODE, number: int = 1) -> Questionnaire:
        query = select(Questionnaire).where(
            Questionnaire.code == code, Questionnaire.version == number
        )
        return let_go(session, session.scalars(query).one())

    return _now


@pytest.fixture
def actions(session: Session) -> Callable[[], list[str]]:
    """What the audit tells of questionnaires, in order."""

    def _actions() -> list[str]:
        session.rollback()
        rows = select(AuditEntry.action).where(AuditEntry.kind == "questionnaire")
        found = list(session.scalars(rows.order_by(AuditEntry.id)))
        session.rollback()
        return found

    return _actions
