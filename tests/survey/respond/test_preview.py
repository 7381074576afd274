"""A questionnaire before it is published: as citizens will see it, sending nothing."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.models import Questionnaire, Response
from tests.factories import make_method
from tests.pages import open_page
from tests.questionnaires import every_kind

ADDRESS = "/phieu/every-kind/1/xem-thu"


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is stored is tested on both databases elsewhere."""
    return sqlite_url


@pytest.fixture
def draft(session: Session) -> Questionnaire:
    """A questionnaire that is not published."""
    document = every_kind()
    draft = Questionnaire(
        code="every-kind",
        version=1,
        title="Phiếu thử",
        method=make_method(session, "counter-short"),
        document=document,
        digest=digest(document),
    )
    session.add(draft)
    session.commit()
    return draft


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_is_the_page_without_its_button(
    official: FlaskClient, session: Session, language: str
) -> None:
    page = open_page(official, f"{ADDRESS}?lang={language}")
    assert len(page.all("fieldset")) == 19
    assert page.all("button") == []
    assert [form["method"] for form in page.all("form")] == ["dialog"]
    assert "token" not in page.source
    assert official.post(ADDRESS).status_code in {400, 405}
    assert session.scalar(select(func.count()).select_from(Response)) == 0


@pytest.mark.usefixtures("draft")
def test_our_own_pages_may_frame_it_and_nobody_elses(official: FlaskClient) -> None:
    headers = official.get(ADDRESS).headers
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    other = official.get("/thu-thap").headers
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert "frame-src" not in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"


def test_a_draft_that_cannot_be_read_says_why(
    official: FlaskClient, session: Session, draft: Questionnaire
) -> None:
    draft.document = draft.document | {"comment": {"text": {"vi": "Ý kiến"}}}
    session.commit()
    page = open_page(official, ADDRESS, status=409)
    assert 'comment: text thiếu ngôn ngữ "en"' in page.text


@pytest.mark.parametrize("name", ["every-kind/1", "nothing/1", "x/99999999999999"])
def test_what_is_not_there_is_not_found(official: FlaskClient, name: str) -> None:
    assert official.get(f"/phieu/{name}/xem-thu").status_code == 404


@pytest.mark.usefixtures("draft")
def test_strangers_do_not_see_it(client: FlaskClient) -> None:
    assert client.get(ADDRESS).status_code == 302
