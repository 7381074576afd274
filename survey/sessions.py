"""Sessions by signed cookie: staff have one, citizens never do."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

CITIZENS = "/q/"  # below it no cookie is read or set


class StaffSessions(SecureCookieSessionInterface):
    """Flask's own sessions, except below the address of the citizen's pages."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Open a session of staff; for citizens one that is empty and stays so."""
        if request.path.startswith(CITIZENS):
            return self.make_null_session(app)
        return super().open_session(app, request)


def init_app(app: Flask) -> None:
    """Keep sessions away from citizens."""
    app.session_interface = StaffSessions()
