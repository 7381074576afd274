"""Writing a draft: its items, rules, sections and general part."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.methods import parse_questionnaire
from survey.models import Method
from tests.factories import TODAY
from tests.pages import open_page, send
from tests.questionnaires import every_kind
from tests.survey.manage.questionnaires.conftest import ADDRESS, Press, add_version
from tests.survey.manage.questionnaires.drafts import (
    Actions,
    Now,
    codes_of,
    item_of,
    question,
)


@pytest.mark.usefixtures("draft")
def test_ready_items_are_added_once_in_their_sections(
    press: Press, now: Now, official: FlaskClient, actions: Actions
) -> None:
    for code in ("age", "sex"):
        press(ADDRESS, do=f"drop item {code}")
    assert {"age", "sex"}.isdisjoint(codes_of(now()))
    page = open_page(official, f"{ADDRESS}/co-san")
    assert "Đã có trong phiếu." in page.text
    press(f"{ADDRESS}/co-san", codes=["age"])
    assert codes_of(now()).count("age") == 1
    home = [s for s in now().document["section"] if s["code"] == "respondent"]
    assert len(home) == 1
    assert home[0]["item"][-1]["code"] == "age"
    assert press(f"{ADDRESS}/co-san", codes=["age"]).status_code == 422
    assert press(f"{ADDRESS}/co-san").status_code == 422
    assert actions() == ["questionnaire.dropped"] * 2 + ["questionnaire.filled"]


@pytest.mark.usefixtures("draft")
def test_a_question_of_ones_own(
    official: FlaskClient, now: Now, actions: Actions
) -> None:
    page = open_page(official, f"{ADDRESS}/them/mot")
    asked = question(
        **{"text-en": "Did you wait long?", "section": "visit", "is_optional": "y"}
    )
    send(official, page, asked)
    assert item_of(now(), "cau-1") == {
        "kind": "choice",
        "code": "cau-1",
        "text": {"vi": "Có phải chờ lâu không?", "en": "Did you wait long?"},
        "optional": True,
        "option": [
            {"code": "1", "text": {"vi": "Có"}},
            {"code": "2", "text": {"vi": "Không"}},
        ],
    }
    page = open_page(official, ADDRESS)
    assert "Câu cau-1, lựa chọn 1: Còn thiếu lời bằng tiếng Anh." in page.text
    assert actions() == ["questionnaire.item-added"]


@pytest.mark.usefixtures("draft")
def test_several_may_be_chosen_at_most_so_many(official: FlaskClient, now: Now) -> None:
    page = open_page(official, f"{ADDRESS}/them/nhieu")
    send(official, page, question(most="9", **{"options-2-text-vi": "Không nhớ"}))
    assert item_of(now(), "cau-1")["most"] == 3
    page = open_page(official, f"{ADDRESS}/cau/cau-1")
    send(official, page, {"most": "2"})
    assert item_of(now(), "cau-1")["most"] == 2


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"code": "S1"}, "Phiếu đã có câu mang mã này."),
        ({"code": "II.A"}, "Mã này là của phương pháp"),
        ({"code": "sEx"}, "Phiếu đã có câu mang mã này."),
        ({"code": "có dấu"}, "Chỉ dùng A-Z"),
        ({"code": "a" * 17}, "Chỉ dùng A-Z"),
        ({"text-vi": " "}, "Câu hỏi, Tiếng Việt: Không được để trống."),
        ({"text-vi": "a" * 301}, "300 ký tự"),
        ({"text-vi": "Ở {quầy}?"}, "{counter}"),
        ({"options-1-text-vi": ""}, "Lựa chọn: Cần từ 2 đến 9 lựa chọn."),
        ({"options-1-code": "1"}, "Lựa chọn 2, Mã: Hai lựa chọn trùng mã."),
        (
            {"options-1-text-vi": "", "options-1-text-en": "No"},
            "Lựa chọn 2, Tiếng Việt: Không được để trống.",
        ),
    ],
)
def test_a_wrong_question_is_told_beside_the_field(
    official: FlaskClient, now: Now, wrong: dict[str, str], told: str
) -> None:
    before = now().document
    page = open_page(official, f"{ADDRESS}/them/mot")
    assert told in send(official, page, question() | wrong, status=422).text
    assert now().document == before


def test_a_code_of_another_kind_in_an_earlier_version_is_refused(
    official: FlaskClient, session: Session, method: Method
) -> None:
    add_version(session, method, published_on=TODAY)
    document = every_kind()
    document["section"] = document["section"][:5]
    add_version(session, method, version=2, document=document)
    address = "/phieu/every-kind/2"
    page = open_page(official, f"{address}/them/nhieu")
    asked = question(code="sex")
    page = send(official, page, asked, status=422)
    assert "Ở phiên bản 1 mã này là một câu khác loại." in page.text
    page = open_page(official, address)
    assert "Câu đã bỏ" in page.text


@pytest.mark.usefixtures("draft")
def test_more_lines_are_given_without_losing_what_was_written(
    official: FlaskClient, now: Now
) -> None:
    before = now().document
    page = open_page(official, f"{ADDRESS}/them/mot")
    again = send(official, page, question(more="Thêm dòng"))
    fields = {e["name"]: e["value"] for e in again.all("input")}
    assert fields["options-0-text-vi"] == "Có"
    assert "options-7-text-vi" in fields
    assert now().document == before
    send(official, again, {"options-7-text-vi": "Không nhớ", "options-7-order": "1"})
    options = item_of(now(), "cau-1")["option"]
    assert [o["text"]["vi"] for o in options] == ["Không nhớ", "Có", "Không"]
    assert [o["code"] for o in options] == ["3", "1", "2"]


@pytest.mark.usefixtures("draft")
def test_a_criterion_may_be_reworded_and_that_is_told(
    official: FlaskClient, now: Now, actions: Actions
) -> None:
    page = open_page(official, f"{ADDRESS}/cau/S1")
    send(official, page, {"text-vi": "Chỗ ngồi chờ ở {counter}", "section": "visit"})
    assert item_of(now(), "S1")["text"]["vi"] == "Chỗ ngồi chờ ở {counter}"
    page = open_page(official, ADDRESS)
    assert "Khác lời của phương pháp: “Nơi tiếp đón và chỗ ngồi chờ" in page.text
    assert "Mục II.A: Chưa có câu hỏi nào." in page.text
    assert actions() == ["questionnaire.item-edited"]


@pytest.mark.usefixtures("draft")
def test_an_item_is_asked_only_of_some(
    official: FlaskClient, now: Now, press: Press, actions: Actions
) -> None:
    rule = f"{ADDRESS}/cau/visits/dieu-kien"
    page = open_page(official, f"{rule}?neu=S1")
    assert "Rất không hài lòng" in page.text
    send(official, page, {"codes": ["1", "2"]})
    assert item_of(now(), "visits")["ask_if"] == {"item": "S1", "is": ["1", "2"]}
    page = open_page(official, ADDRESS)
    assert "Chỉ hỏi nếu câu S1 trả lời: Rất không hài lòng, Không hài" in page.text
    assert parse_questionnaire(now().document)
    # The rule that is there is filled in; none is chosen by no tick.
    assert press(rule, above="S1").status_code == 422
    assert press(rule, above="S1", codes=["9"]).status_code == 422
    assert press(rule, above="").status_code == 302
    assert "ask_if" not in item_of(now(), "visits")
    assert actions() == ["questionnaire.item-edited"] * 2


@pytest.mark.usefixtures("draft")
def test_a_rule_looks_back_only(official: FlaskClient, now: Now, press: Press) -> None:
    page = open_page(official, f"{ADDRESS}/cau/S1/dieu-kien")
    assert "luôn được hỏi" in page.text
    # A later item is not offered: without one, it is asked always.
    press(f"{ADDRESS}/cau/S2/dieu-kien", above="sex", codes=["male"])
    assert "ask_if" not in item_of(now(), "S2")
    for _step in range(2):
        press(ADDRESS, do="up item why")
    page = open_page(official, ADDRESS)
    assert "câu reply không đứng trước câu này" in page.text
    assert "Ban hành…" not in page.text


@pytest.mark.usefixtures("draft")
def test_personal_data_is_warned_of_beside_the_question(
    official: FlaskClient, now: Now
) -> None:
    page = open_page(official, f"{ADDRESS}/cau/visits")
    page = send(official, page, {"text-vi": "Số điện thoại của Ông/Bà?"})
    assert "Có thể đang hỏi dữ liệu cá nhân: 1 chỗ" in page.text
    assert page.text.count("Có vẻ hỏi số điện thoại: “số điện thoại”.") == 2
    publish = open_page(official, f"{ADDRESS}/ban-hanh")  # a warning, no refusal
    assert "visits: Có vẻ hỏi số điện thoại" in publish.text


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    "address",
    [
        *("cau/none", "cau/none/dieu-kien", "muc/none", "ngon-ngu/km"),
        *("ngon-ngu/km/loi", "them/khac", "cau/%00"),
    ],
)
def test_what_is_not_there_is_not_found(official: FlaskClient, address: str) -> None:
    assert official.get(f"{ADDRESS}/{address}").status_code == 404


@pytest.mark.parametrize("name", ["none/1", "every-kind/99999", "%00/1"])
def test_no_such_version(official: FlaskClient, name: str) -> None:
    for part in ("", ".toml", "/xem", "/chung", "/ban-hanh"):
        assert official.get(f"/phieu/{name}{part}").status_code == 404
