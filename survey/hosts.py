"""The name a request was sent to: whatever it claims, the site has one address."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class OneHost:
    """Puts the site's own name in the place of what the header Host says.

    Anybody may send any Host: one with a label too long for a name breaks routing
    (500), and redirections to a cleaned address would repeat a foreign one.
    """

    def __init__(self, app: WSGIApplication, host: str) -> None:
        self._app, self._host = app, host

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Pass the request on under the site's name."""
        environ["HTTP_HOST"] = self._host
        return self._app(environ, start_response)
