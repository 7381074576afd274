"""`python -m bench.meanwhile`: writing on SQLite while a large release is drafted.

Without WAL nobody can write there while somebody reads. Twenty times a second somebody
writes, as citizens do, while another process drafts the release as the product does,
and beside it in one transaction from the first statement to the last.
"""

import subprocess
import sys
import time
from dataclasses import dataclass

import click
from sqlalchemy import Engine, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bench.figures import Row, report
from bench.province import build
from bench.servers import ROOT
from bench.sites import SQLITE, Site, site
from survey import clock
from survey.db import make_engine, writing
from survey.manage.operations.rounds import round_by_code
from survey.models import Round
from survey.release.apart import draft_apart
from survey.release.draft import draft_release

PACE = 0.05  # seconds from one writing to the next
APART, WHOLE = "statement by statement", "in one transaction"


@dataclass(frozen=True)
class Waits:
    """How long who wrote had to wait, in seconds, and how often in vain."""

    seconds: list[float]
    n_refused: int


@click.group(invoke_without_command=True)
@click.option("--sheets", default=1_000_000, show_default=True)
@click.option("--units", default=500, show_default=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.pass_context
def main(ctx: click.Context, sheets: int, units: int, write: bool) -> None:
    """Measure how long citizens wait for a release."""
    if ctx.invoked_subcommand:
        return
    with site(SQLITE, postgres=None) as place:
        code = build(place.engine(), sheets=sheets, units=units)
        rows = [_row(place, code, way, sheets) for way in (WHOLE, APART)]
    report("meanwhile", rows, write=write)
    if rows[-1]["refused"]:
        raise SystemExit("somebody could not write")


@main.command()
@click.argument("url")
@click.argument("code")
@click.argument("way")
def draft(url: str, code: str, way: str) -> None:
    """Draft the next release of a round; store nothing."""
    engine, today = make_engine(make_url(url)), clock.now().date()
    if way == APART:
        draft_apart(engine, code, today=today)
        return
    with Session(engine) as session:
        draft_release(session, round_by_code(session, code), today=today)


def _row(place: Site, code: str, way: str, sheets: int) -> Row:
    begun = time.perf_counter()
    url = place.url.render_as_string(hide_password=False)
    command = (sys.executable, "-m", "bench.meanwhile", "draft", url, code, way)
    drafting = subprocess.Popen(command, cwd=ROOT)
    waits = _writing(drafting, writing(make_engine(place.url)))
    if drafting.wait():
        raise SystemExit("the release was not drafted")
    return {
        "drafted": way,
        "sheets": sheets,
        "seconds": round(time.perf_counter() - begun, 1),
        "writings": len(waits.seconds),
        "longest wait, s": round(max(waits.seconds), 2),
        "refused": waits.n_refused,
    }


def _writing(drafting: subprocess.Popen[bytes], engine: Engine) -> Waits:
    """Write again and again until the draft is done."""
    seconds, n_refused = list[float](), 0
    while drafting.poll() is None:
        begun = time.perf_counter()
        try:
            with engine.begin() as connection:
                connection.execute(update(Round).values(title=Round.title))
        except OperationalError:
            n_refused += 1
        seconds.append(time.perf_counter() - begun)
        time.sleep(PACE)
    engine.dispose()
    return Waits(seconds, n_refused)


if __name__ == "__main__":
    main()
