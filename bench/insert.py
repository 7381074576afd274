"""The least a driver can do: the same row, INSERT and COMMIT, from some threads.

``python -m bench.insert URL COUNTER THREADS SECONDS`` says "ready", waits for a line,
then prints how many rows were written and the CPU time that took.
"""

import sys
import threading
import time
from dataclasses import asdict
from secrets import token_bytes
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from bench.sites import ZONE
from survey import clock
from survey.db import make_engine
from survey.models import Response
from survey.respond.evidence import evidence_of
from survey.respond.open_counters import find_counter
from survey.respond.places import OpenCounter, Place

ANSWERS = "4534-55434423545"


def main(url: str, counter: str, threads: int, seconds: float) -> None:
    """Write rows from all threads at once."""
    engine = make_engine(make_url(url))
    place = _place(engine, counter)
    counts = [0] * threads
    print("ready", flush=True)
    sys.stdin.readline()
    deadline, cpu = time.monotonic() + seconds, time.process_time()

    def write(number: int) -> None:
        counts[number] = _write(engine, place, deadline=deadline)

    writers = [threading.Thread(target=write, args=(k,)) for k in range(threads)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    engine.dispose()
    print(sum(counts), time.process_time() - cpu)


def _place(engine: Engine, counter: str) -> Place:
    with engine.connect() as connection:
        found = find_counter(connection, counter, day=clock.today(ZONE))
    if not isinstance(found, OpenCounter):
        raise SystemExit(f"{counter} is {found}")
    return found.place


def _write(engine: Engine, place: Place, *, deadline: float) -> int:
    """Return how many rows one connection of the driver wrote in time."""
    is_sqlite = engine.dialect.name == "sqlite"
    sign, begin = ("?", "BEGIN IMMEDIATE") if is_sqlite else ("%s", None)
    columns = [column.name for column in Response.__table__.columns]
    signs = ", ".join([sign] * len(columns))
    statement = f"INSERT INTO response ({', '.join(columns)}) VALUES ({signs})"
    usual = _values(place, is_sqlite=is_sqlite)
    lent = engine.raw_connection()  # the driver's own, with the product's settings
    cursor = lent.cursor()
    n = 0
    while time.monotonic() < deadline:
        own = UUID(bytes=token_bytes(16), version=4)
        row = usual | {"id": own.hex if is_sqlite else own, "digest": token_bytes(16)}
        if begin:
            cursor.execute(begin)
        cursor.execute(statement, [row[name] for name in columns])
        lent.commit()
        n += 1
    lent.close()
    return n


def _values(place: Place, *, is_sqlite: bool) -> dict[str, object]:
    today = clock.today(ZONE)
    return {
        **asdict(place),
        "channel": place.channel.value,
        "population": place.population.value,
        "evidence": evidence_of(place).value,
        "language": "vi",
        "day": today.isoformat() if is_sqlite else today,
        "half": "am",
        "answers": ANSWERS,
    }


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
