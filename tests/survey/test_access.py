"""Every route is public by decision, or asks who is there."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_login.signals import user_accessed
from werkzeug.routing import AnyConverter, IntegerConverter, Rule, UUIDConverter

from survey.problems import API
from survey.public.site import bp as public
from survey.respond import present, slips
from survey.respond import views as respond
from survey.respond.helping import views as helping
from survey.respond.kiosk import views as kiosk

PUBLIC = {
    "static",
    "api.document",  # tells of the software, not of anybody's data
    "accounts.language",
    *("accounts.sign_in", "accounts.enter", "accounts.enter_by_passkey"),
    "accounts.sign_out",  # signs nobody out, and leads to the sign-in page
    *("accounts.second_step", "accounts.enter_by_code"),  # after the password alone
    *("accounts.recovery_step", "accounts.enter_by_recovery_code"),
    "accounts.second_step_passkey",
    *("accounts.open_link", "accounts.choose", "accounts.set_chosen"),
    *("accounts.forgotten", "accounts.send_reset"),
}

EVERYBODYS = (
    *(
        f"{respond.bp.name}.",
        f"{present.bp.name}.",
        f"{slips.bp.name}.",
        f"{helping.bp.name}.",
        f"{public.name}.",
    ),
    f"{kiosk.bp.name}.",  # by the key of a paired tablet, or a pairing code
)


def _guarded(app: Flask) -> list[Rule]:
    return [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in PUBLIC
        and not rule.endpoint.startswith(EVERYBODYS)
        and not rule.rule.startswith(API)
    ]


def test_strangers_are_sent_to_sign_in_from_every_other_route(
    app: Flask, client: FlaskClient
) -> None:
    guarded = _guarded(app)
    assert {"results.overview", "collect.counts"} <= {rule.endpoint for rule in guarded}
    app.config["WTF_CSRF_ENABLED"] = False  # the token is asked for before the person
    for rule in guarded:
        for method in {"GET", "POST"} & (rule.methods or set()):
            answer = client.open(_address(app, rule), method=method)
            assert answer.status_code == 302, (method, rule)
            assert answer.location.startswith("/dang-nhap?next="), (method, rule)


def test_programs_without_a_token_are_told_to_bring_one(
    app: Flask, client: FlaskClient
) -> None:
    own = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith(API)]
    guarded = [rule for rule in own if rule.endpoint not in PUBLIC]
    assert len(guarded) == len(own) - 1
    for rule in guarded:
        answer = client.get(_address(app, rule))
        assert answer.status_code == 401, rule
        assert answer.mimetype == "application/problem+json"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
        assert "Set-Cookie" not in answer.headers


def test_everybodys_pages_are_all_below_six_addresses(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith(EVERYBODYS):
            assert rule.rule.startswith(
                ("/q/", "/k/", "/m/", "/h/", "/kiosk", "/cong-khai")
            )


@pytest.mark.parametrize(
    "address",
    [
        "/q/khong-co",
        "/k/khong/co",
        "/m/khong-co",
        "/h/khong-co",
        "/kiosk",
        "/static/staff.css",
        "/cong-khai",
    ],
)
def test_public_pages_set_no_cookie(client: FlaskClient, address: str) -> None:
    with client.get(address) as answer:
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_nobody_asks_who_a_citizen_is(app: Flask, client: FlaskClient) -> None:
    asked = []
    with user_accessed.connected_to(lambda sender: asked.append(sender), app):
        client.get("/q/khong-co")
        client.get("/cong-khai")
        assert asked == []
        client.get("/ket-qua")
        assert asked != []


def _address(app: Flask, rule: Rule) -> str:
    values = {name: _value(rule, name) for name in rule.arguments}
    with app.test_request_context():
        address: str = app.url_for(rule.endpoint, **values)
    return address


def _value(rule: Rule, argument: str) -> object:
    """Return something that the place in the address can hold."""
    converter = rule._converters[argument]
    if isinstance(converter, IntegerConverter):
        return 1
    if isinstance(converter, UUIDConverter):
        return UUID(int=1)
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    return "x"
