"""`python -m bench.release_groups`: what groups and choices cost in a release.

The same sheets of the same database, with and without them, taking turns.
"""

import json
from collections.abc import Mapping, Sequence
from functools import partial

import click
from sqlalchemy.engine import make_url

from bench.figures import interleaved, median, report
from bench.release import KINDS, Run, release, run
from survey.release import further
from survey.release.parts import Parts, Sources, Told

LIMIT = 1.35  # of the CPU without groups
MODULE = "bench.release_groups"
CASES = {"with": "--measure", "without": "--measure-without"}


@click.command()
@click.option("--sheets", default=1_000_000, show_default=True)
@click.option("--units", default=500, show_default=True)
@click.option("--runs", default=3, show_default=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--only", type=click.Choice(list(KINDS)), help="One database alone.")
@click.option("--measure", hidden=True)
@click.option("--measure-without", hidden=True)
def main(
    sheets: int,
    units: int,
    runs: int,
    write: bool,
    only: str | None,
    measure: str | None,
    measure_without: str | None,
) -> None:
    """Measure `hailong release` with and without groups and choices."""
    if measure or measure_without:
        if measure_without:
            further.draft_parts = nothing  # type: ignore[attr-defined,assignment]
        print(json.dumps(release(make_url(measure or measure_without or ""))))
        return
    rows = []
    for name in [only] if only else list(KINDS):
        with KINDS[name](sheets, units, asks_more=True) as copy:
            cases = {
                case: partial(run, copy, MODULE, option)
                for case, option in CASES.items()
            }
            rows.append(_row(name, interleaved(cases, runs=runs)))
    report("release-groups", rows, write=write)
    if any("missed" in row.values() for row in rows):
        raise SystemExit(1)


def nothing(_sources: Sources, _told: Told) -> Parts:
    """Draft no groups and no choices."""
    return Parts()


def _row(name: str, seen: Mapping[str, Sequence[Run]]) -> dict[str, str | int | float]:
    cpu = {case: median([one["cpu"] for one in runs]) for case, runs in seen.items()}
    pairs = zip(seen["with"], seen["without"], strict=True)
    # Of two runs one after the other, so that the noise of the hour is in both.
    ratio = median([one["cpu"] / other["cpu"] for one, other in pairs])
    first = seen["with"][0]
    return {
        "database": name,
        "sheets": int(first["sheets"]),
        "rows of groups": int(first["groups"]),
        "rows of options": int(first["options"]),
        "CPU s with": round(cpu["with"], 2),
        "CPU s without": round(cpu["without"], 2),
        "with / without": round(ratio, 2),
        "peak MB with": round(median([one["peak"] for one in seen["with"]])),
        "peak MB without": round(median([one["peak"] for one in seen["without"]])),
        f"target {LIMIT}": "met" if ratio <= LIMIT else "missed",
    }


if __name__ == "__main__":
    main()
