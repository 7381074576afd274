"""The worker draws ahead: the first visitor finds the charts of a release drawn."""

import pytest
import vl_convert
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from survey.cli.drawing import draw_ahead
from survey.config import Settings
from survey.manage.operations.publishing import publish
from survey.models import Release
from survey.release.operations import make_release
from tests.conftest import MORNING
from tests.factories import make_province, make_sheets

PATTERN = ["54545", "34343"]
STEPS = 4  # the province and its commune, in Vietnamese and in English


@pytest.fixture
def release(session: Session) -> Release:
    province = make_province(session, units=1, method="counter-short")
    make_sheets(session, province.round, province.counters[0], PATTERN, n=40)
    release = make_release(session, province.round, made_at=MORNING)
    publish(session, release, at=MORNING)
    session.commit()
    return release


def test_it_goes_on_where_it_stopped_until_pages_have_nothing_left_to_draw(
    engine: Engine,
    settings: Settings,
    official: FlaskClient,
    release: Release,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = [draw_ahead(engine, settings, seconds=0) for _step in range(STEPS + 1)]
    assert steps == [False] * STEPS + [True]
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", None)  # would be noticed
    assert draw_ahead(engine, settings)
    place = f"{release.round.code}/{release.number}"
    for address in (f"/tong-quan/{place}", f"/cong-khai/{place}"):
        for spoken in ("vi", "en"):
            page = official.get(f"{address}?lang={spoken}")
            assert '<svg class="drawing' in page.text
