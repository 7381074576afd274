"""`hailong user`: adding people, new passwords, closed accounts."""

from click.testing import CliRunner
from flask import Flask
from sqlalchemy.engine import URL

from survey.cli import main
from tests.pages import open_page, send
from tests.survey.cli.conftest import Hailong


def _drawn(output: str) -> str:
    return output.rpartition("only now): ")[2].strip()


def test_a_drawn_password_signs_in(hailong: Hailong, app: Flask) -> None:
    password = _drawn(hailong("user", "add", "can.bo@tinh.vn"))
    client = app.test_client()
    page = open_page(client, "/dang-nhap?next=/ket-qua")
    page = send(client, page, {"email": "can.bo@tinh.vn", "password": password})
    assert page.heading == "Xuất dữ liệu"


def test_a_given_password_is_read_and_not_shown(
    database_url: URL, hailong: Hailong
) -> None:
    command = ["user", "add", "a@tinh.vn", "--password-stdin"]
    done = CliRunner().invoke(main, command, input="sông núi nước Nam\n")
    assert done.exit_code == 0
    assert "sông" not in done.output
    assert hailong("user", "list") == "a@tinh.vn  active\n"


def test_a_short_password_adds_nobody(hailong: Hailong) -> None:
    command = ["user", "add", "a@tinh.vn", "--password-stdin"]
    done = CliRunner().invoke(main, command, input="ngắn\n")
    assert done.exit_code == 1
    assert "12" in done.output
    assert hailong("user", "list") == ""


def test_a_new_password_and_a_closed_account(hailong: Hailong) -> None:
    first = _drawn(hailong("user", "add", "a@tinh.vn"))
    assert _drawn(hailong("user", "password", "a@tinh.vn")) != first
    hailong("user", "close", "a@tinh.vn")
    assert hailong("user", "list") == "a@tinh.vn  closed\n"


def test_nobody_is_not_found(hailong: Hailong) -> None:
    assert "a@tinh.vn" in hailong("user", "close", "a@tinh.vn", exit_code=1)
