"""Bodies wait to be there; a file is let in only where one is taken, from staff."""

from collections.abc import Iterable
from io import BytesIO
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, run_wsgi_app

from survey.cli.anteroom import Anteroom
from survey.site import MAX_BODY
from survey.uploads import AROUND, MEGABYTE, allowed_bytes

LIMIT = 200_000


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [str(len(environ["wsgi.input"].read())).encode()]


def heard(length: int, *, allowed: int) -> int:
    """Return how much of a body reaches the site."""
    room = Anteroom(echo, seats=1, allowed=lambda environ: allowed)
    environ = EnvironBuilder(method="POST", data=b"x" * length).get_environ()
    body, _status, _headers = run_wsgi_app(room, environ, buffered=True)
    return int(b"".join(body))


@pytest.mark.parametrize(
    ("length", "allowed", "reaches"),
    [
        (0, 0, 0),
        (MAX_BODY, 0, MAX_BODY),
        (MAX_BODY + 1, 0, 0),
        (MAX_BODY + 1, LIMIT, MAX_BODY + 1),
        (LIMIT, LIMIT, LIMIT),
        (LIMIT + 1, LIMIT, 0),
    ],
)
def test_only_as_much_as_is_allowed_gets_in(
    length: int, allowed: int, reaches: int
) -> None:
    assert heard(length, allowed=allowed) == reaches


def test_a_length_that_is_no_number_is_none() -> None:
    room = Anteroom(echo, seats=1, allowed=lambda environ: LIMIT)
    for length in ("", "-1", "1e9", "9" * 40):
        environ = EnvironBuilder(method="POST", data=b"xyz").get_environ()
        environ |= {"CONTENT_LENGTH": length, "wsgi.input": BytesIO(b"xyz")}
        body, _status, _headers = run_wsgi_app(room, environ, buffered=True)
        assert b"".join(body) == b"0"


def test_files_are_taken_from_staff_on_the_pages_for_them_alone(
    app: Flask, official: FlaskClient
) -> None:
    cookie = official.get_cookie("session")
    assert cookie
    signed = {"Cookie": f"session={cookie.value}"}
    forged = {"Cookie": f"session={cookie.value[:-4]}abcd"}
    limit = 10 * MEGABYTE + AROUND
    for method, path, headers, expected in (
        ("POST", "/cay-don-vi/nhap", signed, limit),
        ("POST", "/cay-don-vi/nhap", forged, 0),
        ("POST", "/cay-don-vi/nhap", {}, 0),
        ("GET", "/cay-don-vi/nhap", signed, 0),
        ("POST", "/cay-don-vi/moi", signed, 0),
        ("POST", "/q/khong-co", signed, 0),
        ("POST", "/khong-co", signed, 0),
    ):
        builder = EnvironBuilder(path, method=method, headers=headers)
        assert allowed_bytes(app, builder.get_environ()) == expected, (method, path)
