"""The kiosk's page on a slow tablet and a slow line: its weight, and when it answers.

Beside it the citizen's page, that a phone opens by the code on the kiosk's screen.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.sync_api import (
    Browser,
    StorageState,
    ViewportSize,
    sync_playwright,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.figures import RUNS, Row, interleaved, median, report
from bench.servers import HAILONG_SERVE, running
from bench.sites import SECRET, SQLITE, ZONE, Site, site
from bench.visits import Visit, at_rest, is_kept, visited
from bench.wire import Wire, slow_line
from survey import clock
from survey.demo.questionnaires import publish_full
from survey.manage.operations.kiosks import make_pairing_code
from survey.models import Channel, Counter, Round
from survey.respond.steps import showing, step_key
from tests.browser.kiosks import pair
from tests.browser.windows import launch

LATENCY, RATE = 0.4, 50_000  # seconds there and back; bytes a second, each way
SCREEN: ViewportSize = {"width": 1024, "height": 768}
PROMISED = {"first": 5.0, "again": 3.0, "no network": 2.0}  # seconds, of the kiosk


@dataclass(frozen=True)
class Counted:
    """A counter to visit, and the key of a tablet paired with it."""

    wire: Wire
    code: str
    key: StorageState

    @property
    def address(self) -> str:
        """Return where the site stands, at the far end of the line."""
        return f"http://127.0.0.1:{self.wire.port}"


def main() -> None:
    """Measure and print; with --write also keep the figures in the page."""
    n = RUNS if "--short" not in sys.argv else 2
    with _counter() as (place, code), sync_playwright() as playwright:
        browser = launch(playwright)
        key = _paired(browser, place, code)
        with slow_line(place.port, latency=LATENCY, rate=RATE) as wire:
            at = Counted(wire, place.counter, key)
            seen = interleaved(
                {
                    "kiosk": lambda: _kiosk(browser, at),
                    "citizen": lambda: _citizen(browser, at),
                },
                runs=n,
            )
        browser.close()
    rows = [
        *_rows("kiosk", seen["kiosk"], PROMISED),
        *_rows("citizen's, `/k/…`", seen["citizen"], {}),
    ]
    report("kiosk", rows, write="--write" in sys.argv)
    slow = [visit for visit, limit in PROMISED.items() if _slowest(seen, visit) > limit]
    if slow:
        raise SystemExit(f"slower than promised: {slow}")


@contextmanager
def _counter() -> Iterator[tuple[Site, str]]:
    """Serve a counter that asks the demonstration's questionnaire; give a code."""
    with site(SQLITE) as place:
        engine = place.engine()
        with Session(engine) as session:
            round_ = session.scalars(select(Round)).one()
            round_.channels = [Channel.QR, Channel.KIOSK]
            round_.questionnaire = publish_full(session, on=clock.today(ZONE))
            counter = session.scalars(select(Counter)).one()
            by = "do@thuan-khe.example"
            code = make_pairing_code(session, counter, by=by, now=clock.now())
            session.commit()
        engine.dispose()
        with running(HAILONG_SERVE, env=place.env, port=place.port, log=place.log):
            yield place, code


def _paired(browser: Browser, place: Site, code: str) -> StorageState:
    with browser.new_context() as context:
        pair(context.new_page(), code, site=f"http://127.0.0.1:{place.port}")
        return context.storage_state()


def _kiosk(browser: Browser, at: Counted) -> dict[str, Visit]:
    """Open the kiosk as a tablet that never did, again, and without a network."""
    with browser.new_context(viewport=SCREEN, storage_state=at.key) as context:
        address = f"{at.address}/kiosk"
        visits = {"first": visited(context, at.wire, address, "kiosk", is_kept)}
        visits["again"] = visited(context, at.wire, address, "kiosk", at_rest)
        at.wire.cut()
        visits["no network"] = visited(context, at.wire, address, "kiosk", None)
        at.wire.is_cut = False
        return visits


def _citizen(browser: Browser, at: Counted) -> dict[str, Visit]:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        now = datetime.now(UTC)
        stamp = showing(step_key(SECRET), at.code, now=now).stamps[0]
        address = f"{at.address}/k/{at.code}/{stamp}"
        first = visited(context, at.wire, address, "citizen", at_rest)
        again = visited(context, at.wire, address, "citizen", at_rest)
        return {"first": first, "again": again}


def _slowest(seen: dict[str, list[dict[str, Visit]]], visit: str) -> float:
    return max(one[visit].seconds for one in seen["kiosk"])


def _rows(
    name: str, seen: list[dict[str, Visit]], promised: dict[str, float]
) -> list[Row]:
    return [
        {
            "page": name,
            "visit": visit,
            "answers after s": median([one[visit].seconds for one in seen]),
            "slowest s": median([max(one[visit].seconds for one in seen)]),
            "promised s": promised.get(visit, ""),
            "requests": median([one[visit].n_requests for one in seen]),
            "kB, not compressed": median([one[visit].plain / 1024 for one in seen]),
            "kB carried until then": median(
                [one[visit].carried_first / 1024 for one in seen]
            ),
            "kB carried in all": median([one[visit].carried / 1024 for one in seen]),
        }
        for visit in seen[0]
    ]


if __name__ == "__main__":
    main()
