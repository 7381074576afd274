"""`python -m bench.pack`: a pack made by the worker, while citizens open their page.

On a province drawn at random, its sheets given, with the server and the worker as they
are installed. Somebody opens the page of a counter twenty times a second, while the
worker works and stands still by turns.
"""

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.figures import Row, report
from bench.opening import Opened, opening
from bench.packing import Made, done_by_worker
from bench.province import build
from bench.servers import HAILONG_SERVE, running
from bench.sites import POSTGRESQL, SQLITE, Site, postgres_server, site
from survey.accounts.operations import add_official
from survey.exports.pack.work import MAKE
from survey.models import Round
from survey.release.microdata.work import GIVE
from survey.release.operations import make_release

LIMIT_MB, LIMIT_RATIO = 1536, 2
MADE_AT = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
EMAIL = "do@tinh-de-do.example"
WORKS = {"give sheets": GIVE, "make the pack": MAKE}


@dataclass(frozen=True)
class Seen:
    """What the worker took, and how long citizens waited with and without it."""

    made: Made
    idle: Opened
    meanwhile: Opened

    @property
    def n_errors(self) -> int:
        """Return how many openings failed."""
        return self.idle.n_errors + self.meanwhile.n_errors


@click.command()
@click.option("--sheets", default=1_000_000, show_default=True)
@click.option("--units", default=500, show_default=True)
@click.option("--postgresql", is_flag=True, help="Measure on PostgreSQL, too.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(sheets: int, units: int, postgresql: bool, write: bool) -> None:
    """Measure the pack of a province."""
    rows: list[Row] = []
    with ExitStack() as stack:
        server = stack.enter_context(postgres_server()) if postgresql else None
        for kind in (SQLITE, POSTGRESQL) if postgresql else (SQLITE,):
            postgres = server if kind == POSTGRESQL else None
            with site(kind, postgres=postgres) as place:
                asked = _released(place, sheets=sheets, units=units)
                seen = _measured(place, *asked)
            facts: Row = {"database": kind, "sheets": sheets, "units": units}
            rows += [{**facts, **_row(work, one)} for work, one in seen.items()]
    report("pack", rows, write=write)
    if any("missed" in row.values() for row in rows):
        raise SystemExit("more than promised")


def _released(place: Site, *, sheets: int, units: int) -> tuple[str, int]:
    """Build the province and its release; return the round's code, and who asks."""
    engine = place.engine()
    code = build(engine, sheets=sheets, units=units)
    with Session(engine) as session:
        round_ = session.scalars(select(Round).filter_by(code=code)).one()
        make_release(session, round_, made_at=MADE_AT)
        round_.closed_on = MADE_AT.date()
        person = add_official(session, EMAIL)
        session.commit()
        asked_by = person.id
    engine.dispose()
    print(f"{place.kind}: {sheets:,} sheets are released", file=sys.stderr)
    return code, asked_by


def _measured(place: Site, code: str, asked_by: int) -> dict[str, Seen]:
    """Let the worker do one thing after the other."""
    seen = {}
    with running(HAILONG_SERVE, env=place.env, port=place.port, log=place.log):
        for work, kind in WORKS.items():
            with opening(place.address) as waits:
                made = done_by_worker(place, kind, code, asked_by=asked_by)
            turns = made.turns
            seen[work] = Seen(
                made,
                Opened.of([w for w in waits() if turns.among(turns.stood, w.due)]),
                Opened.of([w for w in waits() if turns.among(turns.ran, w.due)]),
            )
    return seen


def _row(work: str, seen: Seen) -> Row:
    ratio = round(seen.meanwhile.p95 / seen.idle.p95, 2)
    is_small = seen.made.peak_mb <= LIMIT_MB
    is_kept = is_small and ratio < LIMIT_RATIO and not seen.n_errors
    return {
        "work": work,
        "seconds": round(seen.made.seconds, 1),
        "peak MB": round(seen.made.peak_mb),
        "ZIP, MB": round(seen.made.size / 1e6, 1),
        "signs of progress": seen.made.n_signs,
        "page p95, idle, ms": round(seen.idle.p95, 2),
        "meanwhile": round(seen.meanwhile.p95, 2),
        "ratio": ratio,
        "errors": seen.n_errors,
        "as promised": "met" if is_kept else "missed",
    }


if __name__ == "__main__":
    main()
