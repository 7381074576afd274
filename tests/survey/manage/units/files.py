"""Files of units sent through the pages, and the worker that takes them up."""

from io import BytesIO

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import Unit
from survey.tasks import run_waiting
from tests.pages import Page, open_page, send

ADDRESS = "/cay-don-vi/nhap"


def upload(client: FlaskClient, data: bytes, name: str = "don-vi.csv") -> str:
    """Send a file; return where the worker's task is followed."""
    page = open_page(client, ADDRESS)
    [token] = {e["value"] for e in page.all("input") if e["name"] == "csrf_token"}
    answer = client.post(
        ADDRESS,
        data={"csrf_token": token, "file": (BytesIO(data), name)},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def work(app: Flask) -> int:
    """Let the worker do what waits."""
    return run_waiting(app.extensions["hailong_engine"], app.config["HAILONG"])


def check(client: FlaskClient, app: Flask, data: bytes, name: str = "a.csv") -> Page:
    """Send a file, let it be checked, and open what was found."""
    address = upload(client, data, name)
    assert work(app) == 1
    return open_page(client, address)


def confirm(client: FlaskClient, app: Flask, preview: Page) -> Page:
    """Confirm what a preview shows, let it be written, and open what came of it."""
    page = send(client, preview)
    assert work(app) == 1
    return open_page(client, page.address)


def n_units(session: Session) -> int:
    """Return how many units there are now."""
    n = session.scalar(select(func.count()).select_from(Unit)) or 0
    session.rollback()  # whoever reads keeps the worker from writing
    return n
