"""Publishing freezes a version: nothing changes it any more, by any way."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.audit import Event, command_line, keep
from survey.manage.operations.questionnaire_drafts.beginning import discard
from survey.manage.operations.questionnaire_drafts.kept import document_of, store
from survey.manage.operations.questionnaires import publish_questionnaire
from survey.methods import QuestionnaireError
from survey.models import Method, Questionnaire
from tests.factories import TODAY, make_counter, make_round, make_unit
from tests.pages import open_page, send
from tests.questionnaires import every_kind
from tests.survey.manage.questionnaires.conftest import (
    ADDRESS,
    Press,
    add_version,
    hidden,
)

Now = Callable[..., Questionnaire]
Actions = Callable[[], list[str]]


@pytest.mark.usefixtures("draft")
def test_publishing_says_what_it_means_and_freezes(
    official: FlaskClient, now: Now, actions: Actions
) -> None:
    page = open_page(official, f"{ADDRESS}/ban-hanh")
    assert "Ban hành rồi thì không sửa nữa" in page.text
    page = send(official, page)
    assert "đã ban hành" in page.heading
    assert now().published_on is not None
    assert actions() == ["questionnaire.published"]
    assert "Sửa phần chung" not in page.text
    assert page.all("button")[-1].text == "Chép thành phiên bản mới"


def changing_routes(app: Flask) -> list[tuple[str, str]]:
    """Return every address of a version that may change it, with its method."""
    found = []
    values = {
        "code": "every-kind",
        "number": 1,
        "item_code": "S1",
        "section_code": "II.A",
        "spoken": "en",
        "way": "mot",
    }
    for rule in app.url_map.iter_rules():
        is_ours = rule.endpoint.startswith("questionnaires.")
        if is_ours and "number" in rule.arguments and "POST" in (rule.methods or ()):
            with app.test_request_context():
                given = {name: values[name] for name in rule.arguments}
                found.append((rule.endpoint, app.url_for(rule.endpoint, **given)))
    return found


# Their addresses show something of a published version, too: all of it, its recordings.
SHOWN = {"questionnaires.arrange", "questionnaires.record"}


@pytest.mark.usefixtures("published")
def test_no_address_changes_a_published_version(
    app: Flask, official: FlaskClient, now: Now, actions: Actions
) -> None:
    token = hidden(open_page(official, ADDRESS))["csrf_token"]
    before = now()
    sent = {"csrf_token": token, "revision": "1", "do": "drop item S1", "drop": "en"}
    sent |= {"text-vi": "Khác", "title-vi": "Khác", "language": "km", "above": ""}
    sent |= {"codes": "1", "name-vi": "Khác", "code": "khac", "method_id": "1"}
    routes = [route for route in changing_routes(app) if "copy" not in route[0]]
    assert len(routes) >= 13
    for endpoint, address in routes:
        answer = official.post(address, data=sent)
        assert (endpoint, answer.status_code) == (endpoint, 409)
        if endpoint not in SHOWN:
            assert official.get(address).status_code == 409
    after = now()
    assert (after.document, after.revision) == (before.document, before.revision)
    assert actions() == []


def change_document(session: Session, found: Questionnaire) -> None:
    document = document_of(found)
    document["title"]["vi"] = "Khác"
    store(session, found, document)


def reopen(session: Session, found: Questionnaire) -> None:
    found.published_on = None
    session.flush()


@pytest.mark.parametrize("change", [change_document, reopen, discard])
def test_the_database_refuses_what_goes_past_the_pages(
    session: Session, published: Questionnaire, now: Now, change: Any
) -> None:
    before = now().document
    found = session.get_one(Questionnaire, published.id)
    with pytest.raises(IntegrityError, match="frozen"):
        change(session, found)
    session.rollback()
    with pytest.raises(IntegrityError, match="frozen"):
        session.execute(text("UPDATE questionnaire SET document = '{}'"))
    session.rollback()
    assert now().document == before


@pytest.mark.usefixtures("draft")
def test_a_draft_that_lacks_something_is_not_published_by_any_way(
    official: FlaskClient, press: Press, session: Session, now: Now
) -> None:
    at = f"{ADDRESS}/ban-hanh"
    before = open_page(official, at)
    press(f"{ADDRESS}/ngon-ngu", language="km")
    assert official.get(at).status_code == 409
    sent = hidden(before) | {"revision": str(now().revision)}
    assert official.post(at, data=sent).status_code == 409
    found = session.merge(now())
    with pytest.raises(QuestionnaireError, match="km"):
        publish_questionnaire(session, found, on=TODAY)
    session.rollback()
    assert now().published_on is None
    assert "Ban hành…" not in open_page(official, ADDRESS).text


def test_a_draft_like_the_version_before_is_not_published(
    official: FlaskClient, session: Session, method: Method, now: Now
) -> None:
    add_version(session, method, published_on=TODAY)
    add_version(session, method, version=2)
    page = open_page(official, "/phieu/every-kind/2")
    assert "Bản thảo còn giống hệt phiên bản 1." in page.text
    assert official.get("/phieu/every-kind/2/ban-hanh").status_code == 409
    assert now(number=2).published_on is None


def test_an_item_of_another_kind_than_before_is_not_published(
    official: FlaskClient, session: Session, method: Method
) -> None:
    add_version(session, method, published_on=TODAY)
    document = every_kind()
    item = document["section"][-1]["item"][0]
    item |= {"kind": "choices", "most": 1}
    add_version(session, method, version=2, document=document)
    page = open_page(official, "/phieu/every-kind/2")
    assert "Ở phiên bản trước mã sex là câu loại khác (chọn một)." in page.text
    assert official.get("/phieu/every-kind/2/ban-hanh").status_code == 409


@pytest.mark.usefixtures("draft")
def test_a_draft_is_thrown_away_after_a_question(
    official: FlaskClient, session: Session, actions: Actions
) -> None:
    page = open_page(official, f"{ADDRESS}/bo")
    assert "sẽ mất hẳn" in page.text
    page = send(official, page)
    assert "Chưa có phiếu nào." in page.text
    assert session.query(Questionnaire).count() == 0
    assert actions() == ["questionnaire.discarded"]


PARTS = {
    "chung": {"title-vi": "Tên thứ hai"},
    "thang": {"in_vi-level1": "Rất tệ"},
    "co-san": {"codes": ["age"]},
    "them/mot": {"options-0-text-vi": "A", "options-1-text-vi": "B", "text-vi": "C?"},
    "cau/S1": {"text-vi": "Lời thứ hai"},
    "cau/visits/dieu-kien?neu=S1": {"codes": ["1"]},
    "muc/needs": {"name-vi": "Tên thứ hai"},
    "muc-moi": {"code": "them", "name-vi": "Thêm"},
    "ngon-ngu": {"language": "km"},
    "ngon-ngu/en": {"text0": "Second"},
    "ngon-ngu/en/loi": {"heading": "Second"},
    "ban-hanh": {},
    "bo": {},
}


@pytest.mark.parametrize("part", PARTS)
def test_the_second_of_two_is_told_and_nothing_is_overwritten(
    official: FlaskClient,
    press: Press,
    session: Session,
    method: Method,
    part: str,
    now: Now,
) -> None:
    document = every_kind()
    document["section"][-1]["item"].pop(1)  # so that the age can be added
    add_version(session, method, document=document)
    opened = open_page(official, f"{ADDRESS}/{part}")
    press(ADDRESS, do="up section needs")
    first = now().document
    told = send(official, opened, PARTS[part], status=409)
    assert told.heading == "Có người vừa sửa trước bạn"
    assert "Xếp lại thứ tự trong phiếu khảo sát" in told.text
    assert official.get(told.link("Mở lại trang")).status_code == 200
    assert now().document == first


@pytest.mark.usefixtures("draft")
def test_an_order_of_an_old_page_is_a_conflict_too(
    official: FlaskClient, press: Press, now: Now
) -> None:
    old = hidden(open_page(official, ADDRESS))
    press(ADDRESS, do="up section needs")
    first = now().document
    for do in ("up item age", "drop item age", "fill", "drop section needs"):
        assert official.post(ADDRESS, data=old | {"do": do}).status_code == 409
    assert now().document == first
    assert official.post(ADDRESS, data={"do": "fill"}).status_code == 400  # no token


def test_where_it_is_used_is_told_to_who_may_see_the_round(
    official: FlaskClient, session: Session, published: Questionnaire
) -> None:
    root = make_unit(session)
    make_counter(session, root)
    asked = session.get_one(Questionnaire, published.id)
    make_round(session, root, asked, code="dot-1", title="Đợt của tỉnh")
    keep(session, Event("round.opened", "round", "dot-1"), by=command_line())
    session.rollback()
    for address in ("/phieu", ADDRESS):
        assert (
            open_page(official, address).link("Đợt của tỉnh") == "/dot-khao-sat/dot-1"
        )
