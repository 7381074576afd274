"""Where requests wait until they are all there, so that slow clients hold up nobody.

Granian reads a body, and sends what a file gives, in the thread that answers: four
phones that lost their connection half-way would hold the four threads of the site.
Here each waits in a thread of its own, which costs little, and takes one of the few
seats only to be worked on. What is answered is handed over whole, to be sent without
a thread. Only the few pages that take a file from staff are sent more than a form: into
a file, and few at a time.
"""

import gc
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from survey.config import read_settings
from survey.site import MAX_BODY, create_app
from survey.uploads import allowed_bytes

UPLOADS = 4  # at a time; whoever comes next waits
CHUNK = 256 * 1024

Allowed = Callable[[WSGIEnvironment], int]  # bytes of a body, beyond those of a form


class Anteroom:
    """Lets a request in once its body is there, and at most `seats` at a time."""

    def __init__(self, app: WSGIApplication, *, seats: int, allowed: Allowed) -> None:
        self._app = app
        self._seats = BoundedSemaphore(seats)
        self._uploads = BoundedSemaphore(UPLOADS)
        self._allowed = allowed

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Wait for the body and for a seat; answer in one piece."""
        length = _length(environ)
        if MAX_BODY < length <= self._allowed(environ):
            with self._uploads, SpooledTemporaryFile(MAX_BODY) as file:
                _spool(environ["wsgi.input"], file, length)
                return self._answer(environ, start_response, file)
        body = _body(environ) if length <= MAX_BODY else b""
        return self._answer(environ, start_response, BytesIO(body))

    def _answer(
        self, environ: WSGIEnvironment, start_response: StartResponse, body: IO[bytes]
    ) -> Iterable[bytes]:
        environ["wsgi.input"] = body
        with self._seats:
            return [_in_one_piece(self._app(environ, start_response))]


def site() -> WSGIApplication:
    """Return what `hailong serve` serves."""
    settings = read_settings()
    app = create_app(settings)
    # What was made by now stays: looking through it for garbage, again and again, would
    # cost every twentieth page a fifth of a second.
    gc.collect()
    gc.freeze()
    allowed = partial(allowed_bytes, app)
    return Anteroom(app.wsgi_app, seats=settings.threads, allowed=allowed)


def _length(environ: WSGIEnvironment) -> int:
    """Return how long a body says it is; 0 when it does not say."""
    length = environ.get("CONTENT_LENGTH", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0


def _spool(body: IO[bytes], file: IO[bytes], length: int) -> None:
    while length > 0 and (chunk := body.read(min(CHUNK, length))):
        file.write(chunk)
        length -= len(chunk)
    file.seek(0)


def _body(environ: WSGIEnvironment) -> bytes:
    """Return the body; nothing of one that does not say how long it is."""
    body: bytes = environ["wsgi.input"].read(_length(environ))
    return body


def _in_one_piece(answer: Iterable[bytes]) -> bytes:
    try:
        return b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
