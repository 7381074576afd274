"""Sessions by signed cookie: staff have one; citizens and programs never do."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

from survey.problems import API

# Below these no cookie is read or set.
COOKIELESS = ("/q/", "/k/", "/m/", "/h/", "/kiosk", "/cong-khai", API)


class StaffSessions(SecureCookieSessionInterface):
    """Flask's own sessions, except below the addresses of everybody and of programs."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Open a session of staff; for all others one that is empty and stays so."""
        if request.path.startswith(COOKIELESS):
            return self.make_null_session(app)
        return super().open_session(app, request)


def init_app(app: Flask) -> None:
    """Keep sessions away from everybody's pages and from programs."""
    app.session_interface = StaffSessions()
