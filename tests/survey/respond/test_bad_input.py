"""What no page of ours sends: refused with 4xx, the same on both databases."""

from collections.abc import Callable
from io import BytesIO
from urllib.parse import urlencode

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.markup import read

Rows = Callable[[], dict[str, int]]
NOTHING = {"response": 0, "receipt": 0, "comment": 0}
FORM = "application/x-www-form-urlencoded"
BIG = 5 * 1024 * 1024


CHANGED: list[tuple[dict[str, str], int]] = [
    ({"q-A24": "6"}, 422),
    ({"q-A24": ""}, 422),
    ({"q-A24": "5\0"}, 422),
    ({"q-A24": "\uff15"}, 422),
    ({"comment": "x" * 2001}, 422),
    ({"comment": "a\0b"}, 422),
    ({"comment": "\ufffe"}, 422),
    ({"comment": "x" * 70_000}, 413),
    ({"token": ""}, 422),
    ({"token": "x" * 60_000}, 422),
    ({"q-A99": "5"}, 400),
    ({"id": "1"}, 400),
    ({"q-A24[]": "5"}, 400),
    ({"q-A24[" * 1000 + "]" * 1000: "5"}, 400),
]
ADDED = [
    (b"&q-A24=5", 400),
    (b"&comment=x", 400),
    (b"&token=x", 400),
    (b"&comment%00=x", 400),
    (b"&q-A24=%ff", 400),
    (b"&comment2=%ED%A0%80", 400),  # a lone surrogate
    (b"&x", 400),
    (b"&" * 1000, 400),
    (b"&a=" + b"[" * 10_000, 400),
    (b"&a=1" * 5000, 400),
]
OTHER = [
    ("application/json", b"[" * 10_000, 415),
    ("application/json", b'{"q-A24": 5}', 415),
    ("multipart/form-data; boundary=x", b"--x\r\n\r\n1\r\n--x--", 415),
    ("multipart/form-data", b"", 415),
    ("text/xml", b"<a/>", 415),
    ("", b"q-A24=5", 415),
    ("a;" * 2000, b"q-A24=5", 415),
    (FORM + "; charset=utf-16", "q-A24=5".encode("utf-16"), 400),
    (FORM, b"\xff\xfe", 400),
    (FORM, b"", 422),
    (FORM, b"a" * BIG, 413),
]


def _check(answer: TestResponse, case: object, status: int) -> None:
    assert answer.status_code == status, case
    assert answer.mimetype == "text/html"
    assert len([e for e in read(answer.text) if e.tag == "h1"]) == 1


def test_a_changed_field_is_refused(
    client: FlaskClient, address: str, sheet: dict[str, str], rows: Rows
) -> None:
    for changed, status in CHANGED:
        _check(client.post(address, data=sheet | changed), changed, status)
    assert rows() == NOTHING


def test_something_added_is_refused(
    client: FlaskClient, address: str, sheet: dict[str, str], rows: Rows
) -> None:
    for extra, status in ADDED:
        body = urlencode(sheet).encode() + extra
        answer = client.post(address, data=body, content_type=FORM)
        _check(answer, extra, status)
    assert rows() == NOTHING


def test_another_kind_of_body_is_refused(
    client: FlaskClient, address: str, rows: Rows
) -> None:
    for content_type, body, status in OTHER:
        answer = client.post(address, data=body, content_type=content_type)
        _check(answer, (content_type, body[:40]), status)
    assert rows() == NOTHING


def test_a_body_without_a_length_is_refused(
    client: FlaskClient, address: str, sheet: dict[str, str], rows: Rows
) -> None:
    """As a chunked one comes: torn off in its comment, it would look whole."""
    body = urlencode(sheet | {"comment": "half a sent"}).encode()
    answer = client.post(
        address,
        input_stream=BytesIO(body),
        content_type=FORM,
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    _check(answer, "no length", 411)
    assert rows() == NOTHING


def test_a_body_cut_short_is_refused(
    client: FlaskClient, address: str, sheet: dict[str, str], rows: Rows
) -> None:
    body = urlencode(sheet).encode()
    answer = client.post(
        address,
        input_stream=BytesIO(body),
        content_type=FORM,
        environ_overrides={
            "wsgi.input_terminated": True,
            "CONTENT_LENGTH": str(len(body) + 1),
        },
    )
    assert answer.status_code == 400
    assert rows() == NOTHING


def test_other_methods_are_refused(client: FlaskClient, address: str) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.open(address, method=method).status_code == 405
