"""Where to from the page of an error: what helps whoever met it.

Citizens are never shown a way of the staff, nor is anybody led off the site: every
address is one of our own, taken from the routes or asked for just now.
"""

from collections.abc import Iterator
from typing import NamedTuple

from flask import Flask, current_app, request, session, url_for
from flask_babel import gettext as _
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from survey.access.policy import Way as Asking
from survey.access.policy import policy_of
from survey.errors import at_home, page_before
from survey.navigation import Place, place_of

SIGN_IN = {401, 403, 404}  # what lies behind signing in may be allowed, or there
LISTED = {403, 404, 409, 413, 422}


class Way(NamedTuple):
    """A link."""

    label: str
    address: str


def ways_on(status: int) -> list[Way]:
    """Return the ways on from an error, the most helpful first."""
    return list(_ways(status))


def _ways(status: int) -> Iterator[Way]:
    endpoint = _staff_endpoint()
    # By the cookie alone: the database may be what is away.
    is_known = "_user_id" in session
    before = page_before()
    if status == 503 and request.method == "GET":
        yield Way(_("Thử lại"), asked_for())
    if status == 409 and (again := _again(before)):
        yield Way(_("Mở lại trang"), again)
    elif before:
        yield Way(_("Trở lại trang trước"), before)
    if endpoint and not is_known and status in SIGN_IN:
        yield Way(_("Đăng nhập"), url_for("accounts.sign_in", next=asked_for()))
    if endpoint and is_known and status in LISTED and (place := _list_of(endpoint)):
        yield Way(_("Về phần “%(name)s”", name=place.label), place.address)
    yield Way(_("Về trang đầu"), "/")


def asked_for() -> str:
    """Return the address asked for."""
    return at_home(request.full_path.removesuffix("?"))


def _again(before: str) -> str:
    """Return the page to be opened anew: the one that what was sent came from."""
    return before or (asked_for() if request.method == "GET" else "")


def _staff_endpoint() -> str:
    """Return the view the address belongs to, or the nearest above it, of the staff."""
    path = "/" + request.path.strip("/")
    while path != "/":
        endpoint = _endpoint(path)
        if endpoint:
            return endpoint if _is_staffs(endpoint) else ""
        path = path.rpartition("/")[0] or "/"
    return ""


def _endpoint(path: str) -> str:
    routes = current_app.create_url_adapter(request)
    if routes is None:
        return ""
    for method in ("GET", "POST"):
        try:
            return str(routes.match(path, method=method)[0])
        except (HTTPException, RequestRedirect):
            continue
    return ""


def _is_staffs(endpoint: str) -> bool:
    policy = policy_of(current_app.view_functions[endpoint])
    return policy is not None and policy.by is Asking.PERSON


def _list_of(endpoint: str) -> Place | None:
    """Return the part of the site that a view belongs to, if it may be gone to."""
    try:
        return place_of(endpoint)
    except SQLAlchemyError:  # the fault may be that the database takes nothing more
        return None


def init_app(app: Flask) -> None:
    """Let the page of an error ask."""
    app.jinja_env.globals["ways_on"] = ways_on
