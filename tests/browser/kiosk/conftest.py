"""A site whose round takes sheets from kiosks, and a tablet that was paired."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo.voices import beeps
from survey.manage.operations.recordings import keep_recording
from survey.models import Channel, Counter, Unit
from tests.browser.audit import audit
from tests.browser.kiosks import pair, pairing_code
from tests.browser.site import Site, fresh_site, today
from tests.browser.windows import window
from tests.factories import make_province
from tests.questionnaires import ADVICE, FOLLOWING, ask, every_kind, in_tay


def fill_every_kind(session: Session) -> None:
    """Add two counters whose round asks few items, of every kind, at kiosks too."""
    province = make_province(session, units=2, method="counter-short")
    document = every_kind()
    document["section"] = [document["section"][0], *deepcopy([FOLLOWING, ADVICE])]
    recording = keep_recording(session, beeps(n=16, pitch=523))  # of 3.6 seconds
    ask(session, province, in_tay(document, recording.digest))
    month = timedelta(days=30)
    province.round.starts_on, province.round.ends_on = today() - month, today() + month
    province.round.channels = [Channel.QR, Channel.KIOSK]
    for thing in session.scalars(select(Unit)):
        thing.valid_from = today() - month
    for counter in province.counters:
        counter.opened_on = today() - month


@pytest.fixture(scope="module")
def site(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site whose round takes sheets from kiosks."""
    folder = tmp_path_factory.mktemp("kiosk")
    with fresh_site(sqlite_template, folder, fill_every_kind) as site:
        yield site


@pytest.fixture(scope="module")
def paired(chromium: Browser, site: Site) -> StorageState:
    """What the browser of a paired tablet keeps."""
    counter: Counter = site.open_counters()[0]
    with window(chromium, site.address, width=1024) as page:
        page.goto("/kiosk")
        audit(page, "kiosk-pair")
        pair(page, pairing_code(site, counter))
        return page.context.storage_state()
