"""What the pages of accounts need to know of this installation."""

from flask import Flask, current_app

from survey.accounts.authenticator import Authenticator
from survey.accounts.ceremonies import Site, site_of
from survey.config import Settings


def init_app(app: Flask) -> None:
    """Prepare what checks codes and passkeys."""
    settings: Settings = app.config["HAILONG"]
    app.extensions["hailong_authenticator"] = Authenticator(app.config["SECRET_KEY"])
    app.extensions["hailong_site"] = site_of(settings.address)


def authenticator() -> Authenticator:
    """Return what checks the codes of authenticator apps."""
    found: Authenticator = current_app.extensions["hailong_authenticator"]
    return found


def site() -> Site:
    """Return whom passkeys are made out to."""
    found: Site = current_app.extensions["hailong_site"]
    return found


def settings() -> Settings:
    """Return the settings."""
    found: Settings = current_app.config["HAILONG"]
    return found
