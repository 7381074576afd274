"""A site that browsers let have passkeys, and a device."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from survey.config import Settings, read_settings
from survey.site import create_app
from tests.pages import open_page, send
from tests.survey.accounts.passkeys.ceremonies import SITE, Account, add_passkey
from tests.survey.accounts.passkeys.device import Device


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The site under a name that browsers let have passkeys."""
    given = read_settings(
        instance=settings.instance,
        database_url=settings.database_url,
        base_url=SITE,
        second_factor="optional",
    )
    app = create_app(given)
    app.testing = True
    yield app
    app.extensions["hailong_engine"].dispose()


@pytest.fixture
def official(client: FlaskClient, account: Account) -> FlaskClient:
    """A browser in which an official has signed in by password."""
    send(client, open_page(client, "/dang-nhap"), account, form=0)
    return client


@pytest.fixture
def device() -> Device:
    """The official's telephone."""
    return Device(SITE, "localhost")


@pytest.fixture
def has_passkey(official: FlaskClient, device: Device) -> FlaskClient:
    """The official's browser, signed out, once a passkey was added."""
    add_passkey(official, device)
    send(official, open_page(official, "/tai-khoan"), form=0)
    return official
