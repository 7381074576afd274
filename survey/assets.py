"""Static files: served by WhiteNoise, addressed by their content."""

from functools import cache
from hashlib import sha256

from flask import Flask, url_for
from whitenoise import WhiteNoise

from survey.paths import PACKAGE

STATIC = PACKAGE / "static"
ICON = "favicon.ico"
ONE_YEAR = 31_536_000  # seconds; an address changes with the file's content


@cache
def _fingerprint(filename: str) -> str:
    return sha256((STATIC / filename).read_bytes()).hexdigest()[:12]


def asset(filename: str) -> str:
    """Return the address of a static file, good for ever."""
    return url_for("static", filename=filename, v=_fingerprint(filename))


def init_app(app: Flask) -> None:
    """Serve `survey/static` before Flask is asked."""
    app.jinja_env.globals["asset"] = asset
    files = WhiteNoise(
        app.wsgi_app, root=str(STATIC), prefix="static/", max_age=ONE_YEAR
    )
    # Beside a PDF, which cannot name its icon, browsers ask for one at this address.
    files.add_file_to_dictionary(f"/{ICON}", str(STATIC / ICON))
    app.wsgi_app = files  # type: ignore[method-assign]
