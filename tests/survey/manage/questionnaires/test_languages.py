"""The languages of a draft: what is missing, filled in, added, taken out."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from survey.methods import parse_questionnaire
from survey.models import Questionnaire
from tests.pages import open_page, send
from tests.survey.manage.questionnaires.conftest import ADDRESS, Press

Now = Callable[..., Questionnaire]
LANGUAGES = f"{ADDRESS}/ngon-ngu"
KHMER = f"{LANGUAGES}/km"

pytestmark = pytest.mark.usefixtures("draft")


def test_nothing_is_missing_in_a_whole_draft(official: FlaskClient) -> None:
    page = open_page(official, LANGUAGES)
    assert "Không thiếu lời nào ở ngôn ngữ nào." in page.text


def test_a_language_that_is_added_lacks_everything_and_says_where(
    official: FlaskClient, press: Press, now: Now
) -> None:
    assert press(LANGUAGES, language="km").status_code == 302
    assert now().document["languages"] == ["vi", "en", "km"]
    page = open_page(official, LANGUAGES)
    assert page.link("thiếu 11: Câu needs, Tiếng Khmer") == f"{ADDRESS}/cau/needs"
    assert page.link("thiếu 1: Thang trả lời, Tiếng Khmer") == f"{ADDRESS}/thang"
    [n] = re.findall(r"Tiếng Khmer thiếu (\d+)", page.text)[:1]
    page = open_page(official, ADDRESS)
    assert f"còn {n} chỗ cần sửa Tiếng Khmer: còn {n} lời chưa có" in page.text
    assert KHMER in {a["href"] for a in page.all("a") if a.text == "Tiếng Khmer"}
    assert "lời trên trang" not in page.text  # Vietnamese stands in for them
    assert "giống hệt nhau" not in page.text
    assert "own_name" not in page.text
    assert not [e for e in page.all("span") if e["lang"] == "en"]
    assert "Chưa xem thử được." in open_page(official, f"{ADDRESS}/xem").text


def test_a_language_filled_in_from_end_to_end_can_be_published(
    official: FlaskClient, press: Press, now: Now
) -> None:
    press(LANGUAGES, language="km")
    page = open_page(official, KHMER)
    names = [e["name"] for e in page.all("input") if e["name"].startswith("text")]
    names += [e["name"] for e in page.all("textarea")]
    send(official, page, {name: f"អត្ថបទ {name}" for name in names})
    page = open_page(official, f"{KHMER}/loi")
    keys = {e["name"] for e in page.all("input") + page.all("textarea")}
    blank = keys - {"csrf_token", "revision"}
    words = {"only_if": "{number} {options}", "up_to": "{most}"}
    send(official, page, {key: words.get(key, f"ខ {key}") for key in blank})
    page = open_page(official, f"{ADDRESS}/thang")
    send(official, page, {f"in_km-level{n}": f"ក {n}" for n in range(1, 6)})
    form = parse_questionnaire(now().document)
    assert form.languages == ("vi", "en", "km")
    assert form.title["km"] == "អត្ថបទ text0"
    assert form.phrases["km"].heading == "ខ heading"
    assert "Ban hành…" in open_page(official, ADDRESS).text
    shown = official.get(f"{ADDRESS}/xem-thu?lang=km")
    assert '<html lang="km">' in shown.text
    assert "ខ heading" in shown.text


def test_what_is_written_already_in_a_language_is_filled_in(
    press: Press, now: Now
) -> None:
    whole = now().document
    press(LANGUAGES, drop="en")
    assert now().document["languages"] == ["vi"]
    assert parse_questionnaire(now().document).languages == ("vi",)
    press(LANGUAGES, language="en")
    again = now().document
    assert again["languages"] == ["vi", "en"]
    assert again["levels"] == whole["levels"]
    assert again["section"][0] == whole["section"][0]
    assert again["section"][-1] == whole["section"][-1]
    assert again["title"] == {"vi": "Phiếu thử"}  # said nowhere else


def test_few_texts_that_are_missing_are_told_one_by_one(
    official: FlaskClient, press: Press, now: Now
) -> None:
    press(LANGUAGES, language="km")
    page = open_page(official, KHMER)
    fields = [e["name"] for e in page.all("input") if e["name"].startswith("text")]
    fields += [e["name"] for e in page.all("textarea")]
    send(official, page, {name: f"ខ {name}" for name in fields})
    page = open_page(official, f"{KHMER}/loi")
    keys = {e["name"] for e in page.all("input") + page.all("textarea")}
    assert {"own_name", "thanks_heading", "listen"} <= keys
    send(official, page, {"send": "ផ្ញើ"})
    page = open_page(official, ADDRESS)
    assert "còn 1 chỗ cần sửa" in page.text
    assert "Còn thiếu các mức trả lời bằng tiếng Khmer." in page.text


def test_the_code_of_a_language_may_be_written_large(
    official: FlaskClient, now: Now
) -> None:
    send(official, open_page(official, LANGUAGES), {"language": " KM"})
    assert now().document["languages"] == ["vi", "en", "km"]


def test_a_wrong_language_and_the_last_one(
    official: FlaskClient, press: Press, now: Now
) -> None:
    before = now().document
    page = open_page(official, LANGUAGES)
    for wrong, told in (
        ("en", "Phiếu đã có ngôn ngữ này."),
        ("xx", "Phần mềm chưa biết mã này"),
        ("Tiếng Mông", "Viết như vi, en"),
        ("km-longer", "Viết như vi, en"),
        ("", "Không được để trống."),
    ):
        again = send(official, page, {"language": wrong}, status=422)
        assert told in again.text
    assert press(LANGUAGES, drop="km").status_code == 404
    assert now().document == before
    press(LANGUAGES, drop="en")
    assert press(LANGUAGES, drop="vi").status_code == 409
    assert now().document["languages"] == ["vi"]


def test_a_language_nobody_knows_is_taken_with_its_name(
    official: FlaskClient, now: Now
) -> None:
    page = open_page(official, LANGUAGES)
    send(official, page, {"language": "qtz", "own_name": "Tiếng bản"})
    assert now().document["phrases"]["qtz"] == {"own_name": "Tiếng bản"}
    send(official, open_page(official, LANGUAGES), {"language": "tyz"})
    assert now().document["phrases"]["tyz"] == {"own_name": "Tày"}
    page = open_page(official, LANGUAGES)
    assert "Tiếng Tày thiếu" in page.text


def test_texts_of_a_language_are_kept_one_by_one(
    official: FlaskClient, now: Now
) -> None:
    page = open_page(official, f"{LANGUAGES}/en")
    send(official, page, {"text0": "Another title", "text1": ""})
    document = now().document
    assert document["title"]["en"] == "Another title"
    assert "en" not in document["section"][0]["name"]
    wrong = send(official, page, {"text0": "{counter}"}, status=422)
    assert "Không dùng ngoặc nhọn" in wrong.text


def test_phrases_keep_their_variables(official: FlaskClient, now: Now) -> None:
    page = open_page(official, f"{LANGUAGES}/vi/loi")
    wrong = send(official, page, {"up_to": "Chọn tối đa {n} ý."}, status=422)
    assert "Chỉ dùng biến {most} trong ngoặc nhọn." in wrong.text
    send(official, page, {"heading": "Góp ý về phục vụ"})
    assert now().document["phrases"]["vi"]["heading"] == "Góp ý về phục vụ"
    assert parse_questionnaire(now().document)
