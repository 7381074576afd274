"""Beginning a questionnaire: from a method, from a version, from a file."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.documents.toml import to_toml
from survey.methods import (
    form_document,
    parse_questionnaire,
    questionnaire_document,
    read_method,
    shipped,
)
from survey.models import Method, Questionnaire
from tests.factories import TODAY, make_method
from tests.pages import Page, open_page, send
from tests.questionnaires import every_kind
from tests.survey.manage.questionnaires.conftest import ADDRESS, Press, add_version

Now = Callable[..., Questionnaire]
Actions = Callable[[], list[str]]
TITLES = {"title-vi": "Phiếu một cửa", "title-en": "One-stop"}
NEW = {"code": "mot-cua", **TITLES, "languages": ["vi", "en"]}


def n_questionnaires(session: Session) -> int:
    n = session.scalar(select(func.count()).select_from(Questionnaire)) or 0
    session.rollback()
    return n


def test_nothing_yet_says_what_to_do(official: FlaskClient) -> None:
    page = open_page(official, "/phieu")
    assert "Chưa có phiếu nào." in page.text
    assert page.link("Lập phiếu đầu tiên") == "/phieu/moi"


def test_from_a_method_that_comes_along(
    official: FlaskClient, now: Now, actions: Actions
) -> None:
    page = open_page(official, "/phieu/moi")
    send(official, page, NEW | {"method": "scounter-short"})
    begun = now("mot-cua")
    assert begun.published_on is None
    assert begun.document["title"] == {"vi": "Phiếu một cửa", "en": "One-stop"}
    assert [i["code"] for s in begun.document["section"] for i in s["item"]] == [
        *("S1", "S2", "S3", "S4", "S5")
    ]
    assert actions() == ["questionnaire.made"]


def test_from_a_method_in_use(
    official: FlaskClient, method: Method, session: Session, now: Now
) -> None:
    session.commit()
    page = open_page(official, "/phieu/moi")
    asked = {"code": "mot-cua", "title-vi": "Phiếu một cửa"}  # in Vietnamese alone
    send(official, page, {**asked, "method": f"m{method.id}"})
    assert now("mot-cua").document["languages"] == ["vi"]
    assert parse_questionnaire(now("mot-cua").document).code == "mot-cua"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"code": "Một Cửa"}, "chữ thường không dấu"),
        ({"code": ""}, "Không được để trống."),
        ({"title-vi": " "}, "Tên phiếu, Tiếng Việt: Không được để trống."),
        ({"title-en": ""}, "Tên phiếu, Tiếng Anh: Không được để trống."),
        ({"languages": ["vi"]}, "Tiếng Anh: Phiếu chưa chọn tiếng Anh:"),
        ({"title-vi": "", "title-en": ""}, "có 2 chỗ cần sửa"),
        ({"code": "every-kind"}, "Đã có phiếu mang mã này"),
    ],
)
def test_a_wrong_beginning_is_told_beside_the_field(
    official: FlaskClient,
    draft: Questionnaire,
    session: Session,
    wrong: dict[str, Any],
    told: str,
) -> None:
    page = open_page(official, "/phieu/moi")
    again = send(
        official, page, NEW | {"method": f"m{draft.method_id}"} | wrong, status=422
    )
    assert told in again.text
    assert n_questionnaires(session) == 1


def test_a_new_questionnaire_is_in_vietnamese_and_asks_the_usual_method(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, "/phieu/moi")
    filled = dict(page.forms[-1].filled)
    assert (filled["method"], filled["languages"]) == ("scounter", "vi")
    for code in ("counter-short", "sipas-2023"):
        make_method(session, code)
    method = make_method(session, "counter")
    session.commit()
    usual, other = f"m{method.id}", "sipas-2023:1"
    session.rollback()
    page = open_page(official, "/phieu/moi")
    assert dict(page.forms[-1].filled)["method"] == usual
    page = open_page(official, f"/phieu/moi?tu={other}")
    assert dict(page.forms[-1].filled)["method"] not in {usual, ""}
    page = open_page(official, "/phieu/moi?tu=khac:9")
    assert dict(page.forms[-1].filled)["method"] == usual


def test_no_language_and_a_method_that_is_not_offered(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, "/phieu/moi")
    values = {"method": "sqd766", **NEW, "csrf_token": _token(page)}
    assert official.post("/phieu/moi", data=values).status_code == 422
    values |= {"method": "scounter", "languages": []}
    answer = official.post("/phieu/moi", data=values)
    assert answer.status_code == 422
    assert "Xin chọn ít nhất một ngôn ngữ." in answer.text
    assert n_questionnaires(session) == 0


def test_a_copy_keeps_every_item_and_its_identity(
    published: Questionnaire, press: Press, now: Now, actions: Actions
) -> None:
    answer = press(f"{ADDRESS}/chep", at=ADDRESS)
    assert answer.headers["Location"] == "/phieu/every-kind/2"
    copied = now(number=2)
    assert copied.document == now(number=1).document
    assert copied.published_on is None
    assert actions() == ["questionnaire.copied"]
    assert press(f"{ADDRESS}/chep", at=ADDRESS).headers["Location"].endswith("/2")
    assert actions() == ["questionnaire.copied"]


def test_a_copy_of_format_1_is_of_format_2_with_the_same_codes(
    session: Session, method: Method, press: Press, now: Now
) -> None:
    plain = questionnaire_document(read_method(shipped()["counter-short"]), ["vi"])
    old = add_version(session, method, document=plain, published_on=TODAY)
    press(f"/phieu/{old.code}/1/chep", at=f"/phieu/{old.code}/1")
    new = parse_questionnaire(now(old.code, 2).document)
    assert new.sections == parse_questionnaire(old.document).sections
    assert new.title["vi"] == method.document["title"]["vi"]


def test_a_draft_of_format_1_can_be_changed(
    session: Session, method: Method, press: Press, now: Now
) -> None:
    plain = questionnaire_document(read_method(shipped()["counter-short"]), ["vi"])
    add_version(session, method, document=plain, code="counter-short")
    at = "/phieu/counter-short/1"
    assert press(at, do="down section II.A").status_code == 302
    assert now("counter-short").document["format"] == 2


@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_file_goes_out_and_comes_in_the_same(
    official: FlaskClient, session: Session, method: Method, form: str, now: Now
) -> None:
    document = _normal(every_kind())
    old = add_version(session, method, document=document, published_on=TODAY)
    file = official.get(f"{ADDRESS}.{form}")
    assert f"every-kind-1.{form}" in file.headers["Content-Disposition"]
    assert "giống hệt tệp này" in _upload(official, file.get_data()).text
    assert n_questionnaires(session) == 1
    other = file.get_data(as_text=True).replace("Phiếu thử (en)", "Form on trial")
    assert "bản thảo" in _upload(official, other.encode()).text
    assert now(number=2).document["title"]["en"] == "Form on trial"
    assert digest(now(number=1).document) == old.digest


def test_a_file_that_does_not_fit_becomes_a_draft_that_says_so(
    official: FlaskClient, method: Method, session: Session, actions: Actions
) -> None:
    session.commit()
    document = every_kind()
    document["section"][0]["item"][0]["code"] = "S99"
    page = _upload(official, to_toml(document).encode())
    assert "Phương pháp counter-short:1 không có tiêu chí này." in page.text
    assert "1 tiêu chí của phương pháp không được hỏi" in page.text
    assert actions() == ["questionnaire.imported"]


def test_a_file_with_problems_writes_nothing_and_tells_them_in_the_pages_language(
    official: FlaskClient, method: Method, session: Session
) -> None:
    session.commit()
    document = every_kind()
    del document["section"][1]["name"]["en"]
    document["section"][5]["item"][0]["option"] = []
    page = _upload(official, to_toml(document).encode(), status=422)
    assert "Mục II.B: Còn thiếu tên mục bằng tiếng Anh." in page.text
    assert "Câu spoke-up: Chưa có lựa chọn nào." in page.text
    assert n_questionnaires(session) == 0
    official.get("/ngon-ngu/en")
    page = _upload(official, to_toml(document).encode(), status=422)
    assert "Section II.B: Missing: section name in English." in page.text
    assert "Question spoke-up: There is no option yet." in page.text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"code = ", "TOML"),
        (b'{"code": 1', "JSON"),
        (b'{"format": 2, "format": 2}', "JSON"),
        (b"[" * 5000, "TOML"),
        (b'{"a":' * 5000, "JSON"),
        (b"", "Chỉ nhận"),
        (b'{"method": "every", "section": 5, "phrases": [], "format": 2}', "câu"),
    ],
)
def test_what_is_no_questionnaire_is_refused(
    official: FlaskClient, session: Session, content: bytes, told: str
) -> None:
    page = _upload(official, content, status=422)
    assert told in page.text or "lỗi, chưa ghi gì" in page.text
    assert n_questionnaires(session) == 0


def test_a_file_of_an_unknown_method_or_beside_a_draft_is_refused(
    official: FlaskClient, draft: Questionnaire, session: Session
) -> None:
    other = every_kind(method_version=9)
    page = _upload(official, to_toml(other).encode(), status=422)
    assert "Không có phương pháp nào mang mã “counter-short:9”." in page.text
    changed = every_kind(title={"vi": "Khác", "en": "Other"})
    page = _upload(official, to_toml(changed).encode(), status=422)
    assert "đang có một bản thảo" in page.text
    assert n_questionnaires(session) == 1


def _upload(client: FlaskClient, content: bytes, *, status: int = 200) -> Page:
    page = open_page(client, "/phieu/nhap")
    file = (io.BytesIO(content), "phieu.toml")
    answer = client.post(
        "/phieu/nhap",
        data={"csrf_token": _token(page), "file": file},
        follow_redirects=True,
    )
    assert answer.status_code == status, answer.text
    return Page(answer.request.full_path, answer.status_code, answer.text)


def _token(page: Page) -> str:
    return next(e["value"] for e in page.all("input") if e["name"] == "csrf_token")


def _normal(document: dict[str, Any]) -> dict[str, Any]:
    return form_document(parse_questionnaire(document))
