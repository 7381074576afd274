"""Whether this session was opened with a second factor, and whether that is asked."""

from flask import current_app

from survey.config import Settings
from survey.signed_in import current_session


def has_second_factor() -> bool:
    """Return whether the person proved a second factor when they signed in."""
    found = current_session()
    return found is not None and found.has_second_factor


def needs_second_factor() -> bool:
    """Return whether privileged rights are still closed to this session."""
    settings: Settings = current_app.config["HAILONG"]
    return settings.second_factor == "required" and not has_second_factor()
