"""Whatever name a request claims to be sent to, the site goes by its own."""

import pytest
from flask.testing import FlaskClient

STRANGE = ["x" * 300, "evil.example", "[::1", "a b", "evil.example:99999", "..", ""]


@pytest.mark.parametrize("host", STRANGE)
def test_no_name_breaks_a_page(client: FlaskClient, host: str) -> None:
    for path, status in (("/dang-nhap", 200), ("/q/ABC", 404), ("/nowhere", 404)):
        assert client.get(path, headers={"Host": host}).status_code == status


def test_nobody_is_redirected_to_a_foreign_name(client: FlaskClient) -> None:
    for path in ("/static//a.css", "/q//A/cam-on//B", "/quay//A"):
        answer = client.get(path, headers={"Host": "evil.example"})
        assert answer.status_code == 308
        assert answer.location.startswith("http://127.0.0.1:8000/")
