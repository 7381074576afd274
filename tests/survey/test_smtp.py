"""Addresses of mail servers, and whom letters come from."""

import pytest

from survey.config import SettingsError, read_settings
from survey.smtp import Server, read_server


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.tinh.vn", Server("mail.tinh.vn", 25, "", "", False, False)),
        (
            "smtp://a%40b.vn:p%2Fw@mail.tinh.vn:587?starttls=1",
            Server("mail.tinh.vn", 587, "a@b.vn", "p/w", False, True),
        ),
        ("smtps://mail.tinh.vn", Server("mail.tinh.vn", 465, "", "", True, False)),
    ],
)
def test_a_mail_server_is_read(url: str, server: Server) -> None:
    assert read_server(url) == server


@pytest.mark.parametrize(
    "url", ["mail.tinh.vn", "http://mail.tinh.vn", "smtp://", "smtp://h:port"]
)
def test_what_names_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="HAILONG_MAIL_URL"):
        read_settings(mail_url=url, mail_from="a@b.vn")


def test_a_wrong_mail_server_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(mail_url="http://clerk:s3cret@host", mail_from="a@b.vn")
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("sender", ["", "Hài Lòng"])
def test_letters_need_a_sender(sender: str) -> None:
    with pytest.raises(SettingsError, match="HAILONG_MAIL_FROM") as refused:
        read_settings(mail_url="smtp://clerk:s3cret@host", mail_from=sender)
    assert "s3cret" not in str(refused.value)
