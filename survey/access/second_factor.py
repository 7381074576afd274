"""Whether this session was opened with a second factor, and whether that is asked."""

from flask import current_app, session

from survey.config import Settings

MARK = "has_second_factor"  # set in the session by the sign-in pages


def has_second_factor() -> bool:
    """Return whether the person proved a second factor when they signed in."""
    return session.get(MARK) is True


def needs_second_factor() -> bool:
    """Return whether privileged rights are still closed to this session."""
    settings: Settings = current_app.config["HAILONG"]
    return settings.second_factor == "required" and not has_second_factor()
