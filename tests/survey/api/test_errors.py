"""Whatever goes wrong below /api/, a program is told in JSON what and why."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.factories import Province
from tests.survey.api.conftest import Asking, program

PROBLEM = "application/problem+json"
WRONG = {
    "limit=0": "số nguyên từ 1 đến 500",
    "limit=501": "số nguyên từ 1 đến 500",
    "limit=1.0": "số nguyên từ 1 đến 500",
    "limit=1&limit=2": "chỉ được ghi một lần",
    "after=a": "trang trước",
    "lang=fr": "vi, en",
    "page=2": "lang, limit, after",
}


def _told(answer: TestResponse, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.mimetype == PROBLEM
    assert set(answer.json) == {"type", "title", "status", "detail"}
    assert answer.json["status"] == status
    detail: str = answer.json["detail"]
    return detail


def test_a_wrong_parameter_is_named(ask: Asking) -> None:
    for query, said in WRONG.items():
        assert said in _told(ask(f"/units?{query}"), 400), query


def test_errors_of_every_kind(ask: Asking, client: FlaskClient) -> None:
    assert "Địa chỉ này không có" in _told(client.get("/api/khong-co"), 404)
    assert "“X1”" in _told(ask("/units/X1"), 404)
    assert "X1" in _told(ask("/units/X1?lang=en"), 404)
    _told(ask("/rounds/%00"), 404)
    assert "JSON" in _told(ask("/units", Accept="text/html"), 406)
    wrong = client.post("/api/v1/units")
    _told(wrong, 405)
    assert wrong.headers["Allow"] == "GET, HEAD, OPTIONS"
    _told(client.post("/api/v1/units", json={}), 415)


def test_a_level_that_is_none_names_those_there_are(
    ask: Asking, province: Province
) -> None:
    address = f"/rounds/{province.round.code}/releases/1/figures"
    assert "overall, content" in _told(ask(f"{address}?level=top"), 400)
    assert "kết quả số 2" in _told(ask(address.replace("/1/", "/2/")), 404)


def test_pages_keep_their_own_errors(client: FlaskClient) -> None:
    assert client.get("/khong-co").mimetype == "text/html"
    assert client.post("/thu-thap").headers["Allow"] == "GET, HEAD, OPTIONS"


def test_who_asks_too_often_waits(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    app.config.update(API_A_MINUTE=2, API_STRANGERS_A_MINUTE=1)
    first, second = program(session), program(session)
    answers = [client.get("/api/v1/", headers=first) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "quá 2 lần" in _told(answers[2], 429)
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    assert client.get("/api/v1/", headers=second).status_code == 200
    strangers = [
        client.get("/api/v1/", headers={"Authorization": f"Bearer hl_{'x' * n}"})
        for n in (43, 42)
    ]
    assert [answer.status_code for answer in strangers] == [401, 429]
