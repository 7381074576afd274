"""Speaking a language where no page is asked for: in commands and background work."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from flask_babel import Babel

from survey.config import Settings


@contextmanager
def speaking(language: str, settings: Settings | None = None) -> Iterator[None]:
    """Let messages, numbers and days be written in a language for a while.

    With settings instants are told in the time of the counters, too.
    """
    # Translations hang on an application; the site itself is not needed for them.
    app = Flask("survey")
    if settings is not None:
        app.config["HAILONG"] = settings
    Babel(app, default_locale=language)
    with app.app_context():
        yield
