"""Workers killed at random under load: nothing promised is lost, nothing doubled.

Two builds broken on purpose go through the same harness, which must notice.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass

from sqlalchemy import Engine

from bench.broken import forget_key
from bench.chaos import Supervisor, kill_at_random
from bench.figures import Row, report
from bench.senders import Seen, Senders
from bench.servers import HAILONG_SERVE, SERVE
from bench.sheets import Mint
from bench.sites import POSTGRESQL, SQLITE, postgres_server, site
from bench.verdict import Verdict, judge
from tests.postgres import Postgres

HASTY = "bench.broken:acknowledge_first"


@dataclass(frozen=True)
class Extent:
    """How long a run goes on: until both are reached, or the time is up."""

    kills: int
    acknowledged: int
    seconds: float


@dataclass(frozen=True)
class Build:
    """What is served, and what was done to its database before."""

    name: str
    command: tuple[str, ...] = HAILONG_SERVE
    prepare: Callable[[Engine], None] = lambda _: None


@dataclass(frozen=True)
class Outcome:
    """What happened in a run."""

    kills: int
    restarts: int
    seen: Seen
    verdict: Verdict


WHOLE = Extent(kills=60, acknowledged=3000, seconds=600)
SHORT = Extent(kills=10, acknowledged=400, seconds=120)
HONEST = Build("product")
BROKEN = (
    Build("acknowledges before the commit", (*SERVE, HASTY)),
    Build("has no unique key", prepare=forget_key),
)


def run(
    kind: str, build: Build, extent: Extent, *, postgres: Postgres | None
) -> Outcome:
    """Serve a build on a fresh database, kill it again and again, and judge."""
    with site(kind, postgres=postgres) as place:
        engine = place.engine()
        build.prepare(engine)
        supervisor = Supervisor(place, build.command)
        senders = Senders(Mint.of(place), path=place.path, port=place.port)
        senders.start()
        try:
            kills = kill_at_random(
                supervisor,
                senders.seen,
                kills=extent.kills,
                acknowledged=extent.acknowledged,
                seconds=extent.seconds,
            )
        finally:
            senders.finish()
            supervisor.finish()
        verdict = judge(engine, senders.seen)
        engine.dispose()
    return Outcome(kills, supervisor.restarts, senders.seen, verdict)


def main() -> None:
    """Run the product at length and the broken builds in short, on both databases."""
    rows: list[Row] = []
    with ExitStack() as stack:
        postgres = stack.enter_context(postgres_server())
        for kind, server in ((SQLITE, None), (POSTGRESQL, postgres)):
            for build in (HONEST, *BROKEN):
                extent = WHOLE if build is HONEST else SHORT
                rows.append(
                    _row(kind, build, run(kind, build, extent, postgres=server))
                )
                print(rows[-1], flush=True)
    report("kill", rows, write="--write" in sys.argv)
    wrong = [r for r in rows if (r["build"] == HONEST.name) != (r["verdict"] == "kept")]
    if wrong:
        raise SystemExit("a promise was broken, or a broken build not noticed")


def _row(kind: str, build: Build, outcome: Outcome) -> Row:
    counts = {k: v for k, v in asdict(outcome.verdict).items() if k != "is_whole"}
    return {
        "database": kind,
        "build": build.name,
        "kills": outcome.kills,
        "acknowledged": outcome.seen.n,
        "sent again": outcome.seen.repeats,
        **counts,
        "verdict": "kept" if outcome.verdict.is_kept else "broken",
    }


if __name__ == "__main__":
    main()
