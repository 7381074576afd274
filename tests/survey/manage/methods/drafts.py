"""What tests look up of a draft of a method."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import MethodDraft
from tests.pages import Page, open_page

LIST = "/phuong-phap-do"


def part(official: FlaskClient, draft: Page, words: str) -> Page:
    return open_page(official, draft.link(words))


def draft_of(session: Session) -> dict[str, Any]:
    session.expire_all()
    found: dict[str, Any] = session.scalars(select(MethodDraft.document)).one()
    session.rollback()
    return found
