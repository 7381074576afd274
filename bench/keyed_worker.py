"""A worker that does the one task that waits, and tells what it took.

`python -m bench.keyed_worker`, told the database by the environment; it loads what
`hailong worker` loads, and no more.
"""

import json
import time

from bench.memory import most_megabytes
from survey.cli import __main__ as whole  # noqa: F401 - all that a worker loads
from survey.cli import tasks
from survey.config import read_settings
from survey.db import make_engine


def main() -> None:
    """Do what waits; tell the seconds, and the most memory held at a time."""
    settings = read_settings()
    before = most_megabytes()
    engine = make_engine(settings.database)
    started, before_cpu = time.perf_counter(), time.process_time()
    n = tasks.run_waiting(engine, settings)
    seconds, cpu = time.perf_counter() - started, time.process_time() - before_cpu
    if n != 1:
        raise SystemExit(f"{n} tasks were waiting")
    print(
        json.dumps({"seconds": seconds, "cpu": cpu, "MB": [before, most_megabytes()]})
    )


if __name__ == "__main__":
    main()
