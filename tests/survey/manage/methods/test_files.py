"""Methods as files: out and in again, and what is refused."""

import io

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents.toml import to_toml
from survey.methods import read_method, shipped, to_document
from survey.models import Method, MethodDraft
from tests.factories import Province
from tests.pages import Page, open_page
from tests.survey.manage.methods.drafts import LIST, draft_of

pytestmark = pytest.mark.usefixtures("clock")


def test_a_file_goes_out_and_comes_in_again(
    official: FlaskClient, session: Session, province: Province
) -> None:
    content = official.get(f"{LIST}/counter/1.toml").data
    page = open_page(official, f"{LIST}/nhap")
    given = dict(page.forms[-1].filled) | {"file": (io.BytesIO(content), "m.toml")}
    answer = official.post(f"{LIST}/nhap", data=given, follow_redirects=True)
    assert answer.status_code == 200
    drafted = draft_of(session)
    method = session.scalars(select(Method)).one()
    assert {**drafted, "version": 0} == {**method.document, "version": 0}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"code = ", "không đúng dạng TOML"),
        (b'code = "x"', "phải có ít nhất một content"),
    ],
)
def test_a_broken_file_is_refused(
    official: FlaskClient,
    session: Session,
    province: Province,
    content: bytes,
    told: str,
) -> None:
    page = _sent(official, content)
    assert told in page.text
    assert list(session.scalars(select(MethodDraft))) == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", ["rounding phải từ 0 đến 4, hiện là 9", 'thiếu ngôn ngữ "en"']),
        ("en", ["rounding must lie between 0 and 4, got 9", 'lacks the language "en"']),
    ],
)
def test_a_wrong_file_is_refused_in_the_language_of_the_page(
    official: FlaskClient, province: Province, language: str, told: list[str]
) -> None:
    document = to_document(read_method(shipped()["counter-short"]))
    document["rounding"] = 9
    del document["content"][0]["name"]["en"]
    official.get(f"/ngon-ngu/{language}")
    text = _sent(official, to_toml(document).encode()).text
    code = document["content"][0]["code"]
    assert told[0] in text
    assert f'content "{code}": name {told[1]}' in text


def _sent(official: FlaskClient, content: bytes) -> Page:
    """Return the page that a file is refused with."""
    page = open_page(official, f"{LIST}/nhap")
    given = dict(page.forms[-1].filled) | {"file": (io.BytesIO(content), "m.toml")}
    answer = official.post(f"{LIST}/nhap", data=given)
    assert answer.status_code == 422
    return Page(f"{LIST}/nhap", answer.status_code, answer.text)
