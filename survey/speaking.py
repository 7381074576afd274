"""Speaking a language where no page is asked for: in commands and background work."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from flask_babel import Babel


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let messages, numbers and days be written in a language for a while."""
    # Translations hang on an application; the site itself is not needed for them.
    app = Flask("survey")
    Babel(app, default_locale=language)
    with app.app_context():
        yield
