"""Items and sections put in order; what is said of the whole."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.methods import parse_questionnaire
from survey.models import Method
from tests.factories import make_method
from tests.pages import open_page, send
from tests.survey.manage.questionnaires.conftest import ADDRESS, Press
from tests.survey.manage.questionnaires.drafts import Actions, Now, codes_of


@pytest.mark.usefixtures("draft")
def test_items_and_sections_move_by_one(
    press: Press, now: Now, actions: Actions
) -> None:
    press(ADDRESS, do="down item sex")
    assert codes_of(now()).index("sex") == codes_of(now()).index("age") + 1
    press(ADDRESS, do="up section II.B")
    assert codes_of(now())[:2] == ["S2", "S1"]
    assert actions() == ["questionnaire.moved"] * 2
    assert press(ADDRESS, do="up section II.B").status_code == 302
    assert actions() == ["questionnaire.moved"] * 2
    assert press(ADDRESS, do="up item none").status_code == 404
    assert press(ADDRESS, do="drop section II.B").status_code == 409
    for wrong in ("", "burn item S1", "up", "up world S1"):
        assert press(ADDRESS, do=wrong).status_code in {400, 404}
    assert codes_of(now())[:2] == ["S2", "S1"]


@pytest.mark.usefixtures("draft")
def test_the_last_item_takes_its_section_along_and_criteria_come_back(
    press: Press, now: Now, official: FlaskClient
) -> None:
    press(ADDRESS, do="drop item S3")
    assert "II.C" not in [s["code"] for s in now().document["section"]]
    page = open_page(official, ADDRESS)
    assert "1 tiêu chí của phương pháp không được hỏi" in page.text
    press(ADDRESS, do="fill")
    assert codes_of(now())[-1] == "S3"
    assert now().document["section"][-1]["code"] == "II.C"
    assert parse_questionnaire(now().document)


@pytest.mark.usefixtures("draft")
def test_a_section_is_added_named_and_taken_out(
    official: FlaskClient, press: Press, now: Now, actions: Actions
) -> None:
    page = open_page(official, f"{ADDRESS}/muc-moi")
    again = send(official, page, {"code": "visit", "name-vi": "Thêm"}, status=422)
    assert "Phiếu đã có mục mang mã này." in again.text
    again = send(official, page, {"code": "more", "name-vi": ""}, status=422)
    assert "Tên mục, Tiếng Việt: Không được để trống." in again.text
    page = send(official, page, {"code": "more", "name-vi": "Thêm"})
    assert "Mục chưa có câu nào" in page.text
    send(official, open_page(official, f"{ADDRESS}/muc/more"), {"name-en": "Further"})
    assert now().document["section"][-1] == {
        "code": "more",
        "name": {"vi": "Thêm", "en": "Further"},
        "item": [],
    }
    press(ADDRESS, do="drop section more")
    assert now().document["section"][-1]["code"] == "respondent"
    assert actions() == [
        *("questionnaire.section-added", "questionnaire.section-edited"),
        "questionnaire.dropped",
    ]


@pytest.mark.usefixtures("draft")
def test_the_general_part(
    official: FlaskClient, session: Session, now: Now, actions: Actions
) -> None:
    other = make_method(session, "counter")
    session.commit()
    choice = str(other.id)
    session.rollback()
    page = open_page(official, f"{ADDRESS}/chung")
    send(
        official,
        page,
        {
            "title-vi": "Tên khác",
            "asks_service": "y",
            "comment-vi": "Góp ý thêm",
            "method_id": choice,
        },
    )
    changed = now()
    assert changed.title == "Tên khác"
    assert changed.document["ask_service"] is True
    assert changed.document["comment"]["text"]["vi"] == "Góp ý thêm"
    assert (changed.document["method"], str(changed.method_id)) == ("counter", choice)
    page = open_page(official, ADDRESS)
    assert "Phương pháp counter:1 không có tiêu chí này." in page.text
    page = open_page(official, f"{ADDRESS}/chung")
    empty = send(official, page, {"comment-vi": ""}, status=422)
    assert "Xin ghi câu hỏi mở." in empty.text
    assert actions() == ["questionnaire.edited"]


@pytest.mark.usefixtures("draft")
def test_no_open_question(press: Press, now: Now, method: Method) -> None:
    values = {"title-vi": "Tên", "title-en": "Title", "method_id": str(method.id)}
    press(f"{ADDRESS}/chung", **values)
    assert "comment" not in now().document
    assert parse_questionnaire(now().document).comment == {}


@pytest.mark.usefixtures("draft")
def test_the_words_of_the_levels(official: FlaskClient, now: Now) -> None:
    page = open_page(official, f"{ADDRESS}/thang")
    same = send(official, page, {"in_vi-level1": "Hài lòng"}, status=422)
    assert "Tiếng Việt, Mức 1: Hai mức không được trùng lời." in same.text
    empty = send(official, page, {"in_vi-level1": ""}, status=422)
    assert "Không được để trống." in empty.text
    send(official, page, {"in_vi-level1": "Rất không vừa ý"})
    assert now().document["levels"]["vi"][0] == "Rất không vừa ý"
