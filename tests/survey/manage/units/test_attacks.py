"""Nothing of a bad file comes in; its message says what, in which row and column."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Task
from tests.pages import Page, open_page
from tests.survey.manage.units.attacks import Attack, attacks
from tests.survey.manage.units.files import ADDRESS, n_units, upload, work

pytestmark = pytest.mark.usefixtures("clock")

ATTACKS = list(attacks())


def test_there_are_enough_of_them() -> None:
    assert len(ATTACKS) >= 45
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)


def test_none_of_them_comes_in(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    """One after another: the site and its database are made once."""
    faults = [
        f"{attack.name}: {fault}"
        for attack in ATTACKS
        if (fault := _fault(official, app, attack))
    ]
    assert faults == []
    assert n_units(session) == 0
    kinds = set(session.scalars(select(Task.kind)))
    assert kinds == {"units.check"}, "nothing was there to be confirmed"


def _fault(client: FlaskClient, app: Flask, attack: Attack) -> str:
    """Return how the refusal of a file falls short; empty when it does not."""
    address = upload(client, attack.data, f"{attack.name}.xlsx")
    work(app)
    page = open_page(client, address)
    if len(page.forms) > len(open_page(client, ADDRESS).forms) - 1:
        return "may be confirmed"
    if not re.search(attack.words, page.text):
        return f"says {page.text[-300:]!r}"
    if attack.line and [attack.line, attack.column] not in _rows(page):
        return f"tells of {_rows(page)[:3]}"
    return ""


def _rows(page: Page) -> list[list[str]]:
    """Return line and column of each fault on the page."""
    cells = [e.text.strip() for e in page.all("td")]
    return [cells[n : n + 2] for n in range(0, len(cells), 3)]
