"""Two administrators who leave units out of the ranks of a round at once."""

import pytest
from flask.testing import FlaskClient

from tests.factories import Province
from tests.pages import open_page, send
from tests.survey.manage.rounds.conftest import Stored

pytestmark = pytest.mark.usefixtures("clock")

FIRST_YEAR = {"reason": "first-year", "note": ""}
OTHER = {"reason": "other", "note": "CV 12"}


def test_a_mark_is_not_written_over_one_that_nobody_saw(
    official: FlaskClient, stored: Stored, province: Province
) -> None:
    address = f"/dot-khao-sat/{province.round.code}/khong-xep-hang"
    unit = {"unit": province.units[0].code}
    opened = open_page(official, address)
    send(official, opened, {**unit, **FIRST_YEAR})
    send(official, opened, {**unit, **FIRST_YEAR})  # tapped twice: as it was wanted

    page = send(official, opened, {**unit, **OTHER}, status=409)
    assert "đã được người khác thay đổi" in page.text
    seen = open_page(official, address)
    send(official, seen, {**unit, **OTHER})

    page = send(official, seen, form=-2, status=409)  # ranked again, but for what?
    assert "CV 12" in page.text
    send(official, open_page(official, address), form=-2)
    assert [entry.action for entry in stored.audited()] == [
        *("round.unranked", "round.unranked"),
        "round.ranked",
    ]
