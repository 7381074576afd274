"""Items of every kind on the citizen's page: choices, conditions, the service."""

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.methods import Form
from survey.models import Service
from tests.factories import make_province
from tests.pages import open_page, send
from tests.questionnaires import ask, every_kind
from tests.survey.respond.kinds.sheet import (
    ENOUGH,
    FORM,
    HEAVIEST,
    LEVELS,
    Rows,
    stored,
)


def _styles(source: str) -> list[str]:
    return re.findall("<style>(.*?)</style>", source, re.DOTALL)


def test_each_kind_has_its_own_boxes(client: FlaskClient, address: str) -> None:
    page = open_page(client, address)
    inputs = [(e["type"], e["name"]) for e in page.all("input")]
    assert inputs.count(("radio", "q-S1")) == 6
    assert inputs.count(("radio", "q-spoke-up")) == 2
    assert inputs.count(("radio", "q-sex")) == 3  # and rather not said
    assert [n for t, n in inputs if t == "checkbox" and n.startswith("q-needs")] == [
        f"q-needs_{number}" for number in range(1, 11)
    ]
    assert "Chọn tối đa 3 ý." in page.text
    assert "Không muốn trả lời" in page.text


def test_criteria_alone_stand_under_their_common_question(
    client: FlaskClient, address: str
) -> None:
    page = open_page(client, address)
    assert page.text.count("Ông/Bà hài lòng thế nào về những điều dưới đây?") == 1


def test_a_condition_is_said_in_words(client: FlaskClient, address: str) -> None:
    page = open_page(client, address)
    assert "Chỉ trả lời câu này nếu ở câu 6 Ông/Bà đã chọn: “Ý yes”." in page.text
    english = open_page(client, f"{address}?lang=en")
    assert "only if you chose in question 7: “Ý no (en)”." in english.text


def test_a_condition_hides_what_hangs_on_it_and_what_hangs_on_that(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    _own, conditions = _styles(answer.text)
    yes = ':has([name="q-spoke-up"][value="1"]:checked)'
    no = ':has([name="q-reply"][value="2"]:checked)'
    assert f".if-7{{display:none}}form{yes} .if-7{{display:block}}" in conditions
    assert f".if-8{{display:none}}form{yes}{no} .if-8{{display:block}}" in conditions
    policy = answer.headers["Content-Security-Policy"]
    for style in _styles(answer.text):
        assert b64encode(sha256(style.encode()).digest()).decode() in policy
    assert "unsafe" not in policy
    refused = client.post(address, data={"q-S1": "5"})
    assert conditions in _styles(refused.text)
    assert refused.headers["Content-Security-Policy"] == policy


def test_what_was_not_asked_is_dropped(
    client: FlaskClient, session: Session, address: str, form: Form
) -> None:
    page = open_page(client, address)
    send(client, page, ENOUGH | {"q-reply": "2", "q-why_1": "1", "q-sex": "1"})
    answers = stored(session, form)
    assert (answers["spoke-up"], answers["reply"], answers["why"]) == ("2", ".", "...")
    assert (answers["sex"], answers["age"]) == ("1", ".")


def test_what_was_asked_is_required_and_stored(
    client: FlaskClient, session: Session, address: str, form: Form, rows: Rows
) -> None:
    page = open_page(client, address)
    again = send(client, page, LEVELS | {"q-spoke-up": "1"}, status=422)
    assert "Hãy chọn một câu trả lời." in again.text
    again = send(client, again, {"q-reply": "2"}, status=422)
    assert "Hãy chọn ít nhất một ý." in again.text
    [summary] = [e for e in again.all("div") if e["role"] == "alert"]
    [link] = [a for a in again.all("a") if a.is_inside(summary)]
    [target] = [e for e in again.elements if e["id"] == link["href"].removeprefix("#")]
    assert target["name"] == "q-why_1"
    assert rows()["response"] == 0
    chosen = {"q-why_2": "1", "q-needs_1": "1", "q-needs_10": "1", "q-sex": "-"}
    send(client, again, chosen)
    answers = stored(session, form)
    assert (answers["reply"], answers["why"]) == ("2", "010")
    assert (answers["needs"], answers["sex"]) == ("1000000001", "-")


def test_four_of_three_are_refused_and_kept(
    client: FlaskClient, address: str, rows: Rows
) -> None:
    page = open_page(client, address)
    four = {f"q-needs_{number}": "1" for number in (1, 4, 7, 10)}
    again = send(client, page, ENOUGH | four | {"comment": "Tốt"}, status=422)
    assert "Câu này chỉ được chọn tối đa 3 ý. Hãy bỏ bớt." in again.text
    filled = dict(again.forms[-1].filled)
    assert four.items() <= filled.items()
    assert filled["comment"] == "Tốt"
    assert rows()["response"] == 0


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"q-sex": "9"}, 422),
        ({"q-sex": "3"}, 422),
        ({"q-sex": "0"}, 422),
        ({"q-sex": "female"}, 422),
        ({"q-sex": "12"}, 422),
        ({"q-spoke-up": "-"}, 422),  # it is required
        ({"q-spoke-up": "."}, 422),
        ({"q-S1": "."}, 422),
        ({"q-needs_1": "0"}, 422),
        ({"q-needs_1": "on"}, 422),
        ({"q-needs_1": ""}, 422),
        ({"q-needs_1": "1" * 60_000}, 422),
        ({"service": "nothing"}, 422),
        ({"service": "dat-dai\0"}, 422),
        ({"q-needs_0": "1"}, 400),
        ({"q-needs_11": "1"}, 400),
        ({"q-needs_01": "1"}, 400),
        ({"q-needs": "1110000000"}, 400),
        ({"q-sex_1": "1"}, 400),
    ],
)
def test_what_the_page_cannot_send_is_refused(
    client: FlaskClient,
    address: str,
    rows: Rows,
    *,
    changed: dict[str, str],
    status: int,
) -> None:
    page = open_page(client, address)
    sheet = dict(page.forms[-1].filled) | ENOUGH | changed
    answer = client.post(address, data=sheet)
    assert answer.status_code == status
    assert rows()["response"] == 0


@pytest.mark.parametrize(
    "extra", [b"&q-needs_1=1&q-needs_1=1", b"&q-sex=1&q-sex=2", b"&service=&service=a"]
)
def test_a_doubled_field_is_refused(
    client: FlaskClient, address: str, rows: Rows, extra: bytes
) -> None:
    page = open_page(client, address)
    filled = {k: v for k, v in page.forms[-1].filled if k != "service"}
    body = urlencode(filled | ENOUGH).encode() + extra
    assert client.post(address, data=body, content_type=FORM).status_code == 400
    assert rows()["response"] == 0


def test_the_longest_page_is_light(
    client: FlaskClient, session: Session, clock: object
) -> None:
    province = make_province(session, method="sipas-2023")
    document = every_kind("sipas-2023", ask_service=True, code="longest")
    ask(session, province, document)
    session.add_all(
        Service(code=f"linh-vuc-{number}", name=f"Lĩnh vực thứ {number} của tỉnh")
        for number in range(60)
    )
    session.commit()
    code = province.counters[0].code
    answer = client.get(f"/q/{code}", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert len(answer.data) < HEAVIEST
