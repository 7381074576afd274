"""Forms are what the site reads; anything else is refused before anybody looks."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

# Scripts of ours send JSON there, from tablets that were paired: nobody else gets in.
FROM_TABLETS = {"/kiosk/phieu", "/kiosk/trang-thai"}
ONE_OF_SOME = {"slug": "sap-nhap", "way": "mot"}


def _addresses(app: Flask) -> list[str]:
    """Return every address that something can be sent to, with something in it."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "POST" in (rule.methods or set()):
                values = dict.fromkeys(rule.arguments, 1) | ONE_OF_SOME
                given = {name: values[name] for name in rule.arguments}
                found.append(app.url_for(rule.endpoint, **given))
    return found


@pytest.mark.parametrize(
    "body", ["{}", '{"code": 1}', "[" * 5000, '{"name":"\\ud800"}']
)
def test_nothing_takes_json(official: FlaskClient, app: Flask, body: str) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    sent = {"data": body, "content_type": "application/json"}
    answers = {at: official.post(at, **sent).status_code for at in _addresses(app)}
    assert len(answers) > 80
    # A citizen's page that is not there says so first.
    odd = {at: status for at, status in answers.items() if status not in {404, 415}}
    assert odd == dict.fromkeys(FROM_TABLETS, 403)
    pages = ("/q/", "/k/")
    assert 404 not in {s for at, s in answers.items() if not at.startswith(pages)}
