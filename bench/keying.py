"""A file of keyed sheets: checked, staged and posted, in seconds and megabytes.

`python -m bench.keying [rows] [csv|xlsx]`; a workbook holds some 20,000 rows.
"""

import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey import clock
from survey.db import make_engine, writing
from survey.keying.operations.batches import Heading, open_batch
from survey.keying.operations.filling import store_rows
from survey.keying.operations.posting import post_batch
from survey.keying.operations.second import draw_second, key_again, second_keyings
from survey.keying.sheet_rows import Cover, headings, read_sheet_rows
from survey.methods import Form, parse_questionnaire
from survey.migrate import upgrade
from survey.models import Batch, Channel, Population
from survey.spreadsheets import CSV, Column, Kind, Table, table_file
from tests.factories import TODAY, make_province

ROWS = 100_000
WEEK = timedelta(days=6)
Value = TypeVar("Value")


def main(rows: int, kind: str) -> None:
    """Print what each step took, one after the other, in a fresh SQLite database."""
    with tempfile.TemporaryDirectory() as folder:
        url = URL.create("sqlite", database=str(Path(folder) / "hailong.db"))
        engine = make_engine(url)
        upgrade(engine)
        with Session(writing(engine), expire_on_commit=False) as session:
            batch = _batch(session, rows)
            form = parse_questionnaire(batch.questionnaire.document)
            data = _file(form, batch, kind)
            print(json.dumps({"rows": rows, "kind": kind, "MB": len(data) >> 20}))
            cover = Cover(batch.numbers, batch.first_day, batch.last_day)
            read = _timed("read", lambda: read_sheet_rows(data, form, cover))
            _timed("stage", lambda: store_rows(session, batch, read, by=None))
            draw_second(session, batch)
            for one in second_keyings(session, batch):
                key_again(session, batch, one.number, one.first, by=None)
            session.commit()
            _timed("post", lambda: post_batch(session, batch, by=None))
            _timed("commit", session.commit)
        engine.dispose()


def _batch(session: Session, rows: int) -> Batch:
    province = make_province(session, units=1)
    province.round.channels = [Channel.PAPER]
    heading = Heading(
        counter=province.counters[0],
        first_day=TODAY - WEEK,
        last_day=TODAY,
        declared=rows,
        population=Population.COUNTER_USERS,
        language="vi",
        share=1,
    )
    batch = open_batch(session, province.round, heading, by=None, today=TODAY)
    session.commit()
    return batch


def _file(form: Form, batch: Batch, kind: str) -> bytes:
    draw = random.Random(29)
    day, n = TODAY.isoformat(), len(form.items)
    rows = [
        [number, day, *draw.choices((1, 2, 3, 4, 5, 0, None), k=n), None]
        for number in batch.numbers
    ]
    columns = [Column(name, Kind.TEXT) for name in headings(form)]
    return table_file(Table("Lô", columns, rows), kind, made_at=clock.now())


def _timed(name: str, do: Callable[[], Value]) -> Value:
    start = time.perf_counter()
    found = do()
    seconds = round(time.perf_counter() - start, 2)
    print(json.dumps({"step": name, "seconds": seconds, "peak MB": _megabytes()}))
    return found


def _megabytes() -> int:
    """Return the most memory held so far."""
    status = Path("/proc/self/status").read_text()
    [kilobytes] = re.findall(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(kilobytes) >> 10


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    main(int(given.get(0, ROWS)), given.get(1, CSV))
