"""The reader of pages itself: it sees forms as a browser does, and what is wrong."""

import pytest
from flask import Flask, request
from flask.typing import ResponseReturnValue

from tests.markup import Form, forms_of, read
from tests.pages import Page, faults, open_page, send

GOOD = """<!doctype html><html lang="vi"><head><title>Phiếu – Hài Lòng</title>
<link rel="stylesheet" href="/static/a.css"></head><body><main><h1>Phiếu</h1>
<p>Năm phút</p></main></body></html>"""


def test_a_form_is_filled_in_as_it_came() -> None:
    [form] = forms_of(
        read("""
        <form action="/next" method="post">
          <input type="hidden" name="token" value="a&amp;b">
          <input type="radio" name="q" value="1"><input type="radio" name="q" value="2">
          <input type="checkbox" name="more" checked> <input name="name" disabled>
          <textarea name="text">\nxin chào</textarea>
          <select name="unit"><option value="1">A<option value="2" selected>B</select>
          <select name="year"><option>2025</option><option>2026</option></select>
          <button name="go" value="now">Gửi</button>
        </form><input name="outside" value="1">""")
    )
    assert form == Form(
        action="/next",
        method="POST",
        filled=[
            ("token", "a&b"),
            ("more", "on"),
            ("text", "xin chào"),
            ("unit", "2"),
            ("year", "2025"),
        ],
        names={"token", "q", "more", "name", "text", "unit", "year", "go"},
    )


def test_a_good_page_has_no_faults() -> None:
    assert faults(Page("/", 200, GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<!doctype html>", "", "no doctype"),
        ('lang="vi"', "", "no language"),
        ("Phiếu – Hài", "– Hài", "no title"),
        ("<h1>Phiếu</h1>", "", "not one heading"),
        ("<p>", "<h1>Hai</h1><p>", "not one heading"),
        ("main>", "div>", "not one main"),
        ("Năm", "%(n)s", "left over"),
        ("Năm", "None", "left over"),
        ("/static/", "//cdn.example/", "fetches"),
        ("/static/", "https://cdn.example/", "fetches"),
        ("<p>", '<p style="color:red">', "inline style"),
        ("<p>", '<p onclick="x()">', "inline onclick"),
        ("<p>", "<script>x()</script><p>", "inline script"),
        ("<p>", '<img src="/a.png"><p>', "no alt"),
        ("<p>", '<p id="a"></p><p id="a">', "stands 2 times"),
        ("<p>", '<form action="https://a.example/"></form><p>', "sends to"),
    ],
)
def test_a_fault_is_noticed(old: str, new: str, fault: str) -> None:
    assert fault in " ".join(faults(Page("/", 200, GOOD.replace(old, new))))


@pytest.fixture
def echo() -> Flask:
    app = Flask("echo")

    @app.route("/", methods=["GET", "POST"])
    def home() -> ResponseReturnValue:
        told = " ".join(f"{k}={v}" for k, v in request.form.items(multi=True))
        form = '<form method="post"><input name="a" value="1"><input name="b"></form>'
        return GOOD.replace("Năm phút", told + form), 422 if told else 200

    return app


def test_a_form_is_sent_with_its_own_and_the_given_values(echo: Flask) -> None:
    client = echo.test_client()
    page = open_page(client, "/")
    assert "a=1 b=2 b=3" in send(client, page, {"b": ["2", "3"]}, status=422).text


def test_a_field_the_page_has_not_cannot_be_sent(echo: Flask) -> None:
    client = echo.test_client()
    with pytest.raises(AssertionError, match="no fields"):
        send(client, open_page(client, "/"), {"c": "2"})
