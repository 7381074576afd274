"""`python -m bench.watch`: looking for silent counters, which pages tell of.

A round of a million sheets at 3,000 counters: on a usual day nobody is silent; after a
week without any sheet everybody is, which is the worst.
"""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sqlalchemy import Engine, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from bench.figures import Row, interleaved, median, report
from bench.province import build
from bench.sites import POSTGRESQL, SQLITE, postgres_server
from survey.db import make_engine, writing
from survey.last_answers import last_days
from survey.models import Counter
from survey.silence import silences

UNITS = 1_500  # with two counters each
# The sheets end on the first of March.
USUAL, WORST = date(2026, 3, 2), date(2026, 3, 9)
A_PAGE = 100  # counters in a page of the list
LIMIT = 500  # milliseconds, on a usual day


@click.command()
@click.option("--sheets", default=1_000_000, show_default=True)
@click.option("--runs", default=9, show_default=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(sheets: int, runs: int, write: bool) -> None:
    """Measure a look at all counters, and at those of a page."""
    rows: list[Row] = []
    with postgres_server() as postgres, TemporaryDirectory() as folder:
        urls = {
            SQLITE: URL.create("sqlite", database=str(Path(folder) / "watch.db")),
            POSTGRESQL: postgres.create("watch"),
        }
        for kind, url in urls.items():
            engine = make_engine(url)
            build(writing(engine), sheets=sheets, units=UNITS)
            seen = interleaved(_cases(engine), runs=runs)
            rows += [_row(kind, case, found) for case, found in seen.items()]
            engine.dispose()
    report("watch", rows, write=write)
    if any("missed" in row.values() for row in rows):
        raise SystemExit("slower than promised")


def _cases(engine: Engine) -> dict[str, Callable[[], tuple[float, int]]]:
    with Session(engine) as session:
        page = list(session.scalars(select(Counter.id).limit(A_PAGE)))

    def _timed(look: Callable[[Session], int]) -> tuple[float, int]:
        with Session(engine) as session:
            begun = time.perf_counter()
            n = look(session)
            return time.perf_counter() - begun, n

    looks: dict[str, Callable[[Session], int]] = {
        "all counters, a usual day": lambda s: len(silences(s, today=USUAL)),
        "all counters, everybody silent": lambda s: len(silences(s, today=WORST)),
        "last answers of a page": lambda s: len(last_days(s, page)),
    }
    return {name: partial(_timed, look) for name, look in looks.items()}


def _row(kind: str, case: str, seen: list[tuple[float, int]]) -> Row:
    milliseconds = median([1000 * seconds for seconds, _n in seen])
    is_usual = not case.endswith("silent")
    is_kept = milliseconds <= LIMIT or not is_usual
    return {
        "database": kind,
        "look": case,
        "found": seen[0][1],
        "ms": milliseconds,
        "slowest ms": median([1000 * max(seconds for seconds, _n in seen)]),
        f"target {LIMIT} ms": ("met" if is_kept else "missed") if is_usual else "",
    }


if __name__ == "__main__":
    main()
