"""Where requests wait until they are all there, so that slow clients hold up nobody.

Granian reads a body, and sends what a file gives, in the thread that answers: four
phones that lost their connection half-way would hold the four threads of the site.
Here each waits in a thread of its own, which costs little, and takes one of the few
seats only to be worked on. What is answered is handed over whole, to be sent without
a thread.
"""

from collections.abc import Iterable
from io import BytesIO
from threading import BoundedSemaphore
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from survey.config import read_settings
from survey.site import MAX_BODY, create_app


class Anteroom:
    """Lets a request in once its body is there, and at most `seats` at a time."""

    def __init__(self, app: WSGIApplication, *, seats: int) -> None:
        self._app = app
        self._seats = BoundedSemaphore(seats)

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Wait for the body and for a seat; answer in one piece."""
        environ["wsgi.input"] = BytesIO(_body(environ))
        with self._seats:
            return [_in_one_piece(self._app(environ, start_response))]


def site() -> WSGIApplication:
    """Return what `hailong serve` serves."""
    settings = read_settings()
    return Anteroom(create_app(settings).wsgi_app, seats=settings.threads)


def _body(environ: WSGIEnvironment) -> bytes:
    """Return the body; nothing of one that is too long or does not say how long."""
    length = environ.get("CONTENT_LENGTH", "")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return b""
    body: bytes = environ["wsgi.input"].read(int(length))
    return body


def _in_one_piece(answer: Iterable[bytes]) -> bytes:
    try:
        return b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
