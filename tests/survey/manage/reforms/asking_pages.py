"""What tests of the pages of reforms read off pages and tables."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.pages import Page


def token(page: Page) -> str:
    return dict(page.forms[-1].filled)["csrf_token"]


def count(session: Session, table: type) -> int:
    n = session.scalar(select(func.count()).select_from(table)) or 0
    session.commit()  # a session of tests writes: others wait for its end
    return n
