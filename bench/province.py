"""A round as large as a province's year: a million sheets, drawn in one go.

On demand it also asks who answers and what is needed, through two channels.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from psycopg import Cursor
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bench.asking import asking_more, draw_more
from survey.methods import Form
from survey.migrate import upgrade
from survey.models import Channel, Counter, Questionnaire, Round, Unit
from survey.release.codebook import form_of
from tests import factories

SEED = 20260301
ITEMS = 16
LANGUAGES = ("vi", "en")
COUNTERS = 2  # of every unit
DISTRICTS = 20  # units between the province and those who collect
DAYS = 60
SIGNS = np.frombuffer(b"12345-.", dtype=np.uint8)
SHARES = (0.02, 0.03, 0.10, 0.42, 0.38, 0.03, 0.02)
COLUMNS = (
    *("id", "round_id", "questionnaire_id", "unit_id", "counter_id", "channel"),
    *("population", "language", "day", "half", "answers", "digest"),
)

BATCH = 50_000  # rows handed to SQLite at a time
INTO = f"response ({', '.join(COLUMNS)})"

Row = tuple[object, ...]


def build(engine: Engine, *, sheets: int, units: int, asks_more: bool = False) -> str:
    """Fill an empty database with a round; return the round's code."""
    upgrade(engine)
    with Session(engine) as session:
        asked = _asked(session)
        if asks_more:
            asked = asking_more(asked, LANGUAGES)
            session.add(asked)
        root = factories.make_unit(session, name="Tỉnh để đo (số liệu bịa)")
        counters = _counters(session, root, units=units)
        channels = [Channel.QR, Channel.KIOSK] if asks_more else [Channel.QR]
        round_ = factories.make_round(session, root, asked, channels=channels)
        places = [(counter.unit_id, counter.id) for counter in counters]
        rows = _rows(round_, form_of(round_), places, sheets=sheets)
        session.commit()
        code = round_.code
    load = _copy if engine.dialect.name == "postgresql" else _insert
    load(engine, rows)
    return code


def _asked(session: Session) -> Questionnaire:
    """Return what is asked: as elsewhere in the installation, if there is something."""
    there = session.scalars(select(Questionnaire)).first()
    return there or factories.make_questionnaire(
        session, factories.make_method(session)
    )


def _counters(session: Session, root: Unit, *, units: int) -> list[Counter]:
    districts = [factories.make_unit(session, root) for _ in range(DISTRICTS)]
    collecting = [
        factories.make_unit(session, districts[number % DISTRICTS])
        for number in range(units)
    ]
    return [
        factories.make_counter(session, unit)
        for unit in collecting
        for _ in range(COUNTERS)
    ]


def _rows(
    round_: Round, form: Form, places: Sequence[tuple[int, int]], *, sheets: int
) -> Iterator[Row]:
    """Yield sheets in the order of their random keys, as the table keeps them.

    Both drivers take ids in hexadecimal and days in ISO form.
    """
    draw = np.random.default_rng(SEED)
    keys = np.sort(draw.integers(0, 2**62, sheets))
    at = draw.integers(0, len(places), sheets)
    first = round_.starts_on
    days = [(first + timedelta(days=n)).isoformat() for n in range(DAYS)]
    on = draw.integers(0, DAYS, sheets)
    through = draw.integers(0, len(round_.channels), sheets)
    fixed = (round_.id, round_.questionnaire_id)
    for n in range(sheets):
        if n % BATCH == 0:  # drawn part by part: ten million need not be in memory
            answers = _answers(form, draw)
            width, text = answers.shape[1], answers.tobytes().decode()
        at_text = n % BATCH * width
        yield (
            f"{keys[n]:016x}{0:016x}",
            *fixed,
            *places[at[n]],
            *(round_.channels[through[n]], "counter-users", "vi"),
            *(days[on[n]], "am", text[at_text : at_text + width]),
            b"sixteen bytes---",
        )


def _answers(form: Form, draw: np.random.Generator) -> NDArray[np.uint8]:
    """Return the answers of a part of the sheets, a row each."""
    levels = draw.choice(SIGNS, p=SHARES, size=(BATCH, ITEMS))
    return np.hstack([levels, *draw_more(form, draw, BATCH)])


def _insert(engine: Engine, rows: Iterator[Row]) -> None:
    marks = ", ".join("?" for _ in COLUMNS)
    with engine.begin() as connection:
        while batch := list(islice(rows, BATCH)):
            connection.exec_driver_sql(f"INSERT INTO {INTO} VALUES ({marks})", batch)


def _copy(engine: Engine, rows: Iterator[Row]) -> None:
    with engine.begin() as connection:
        cursor = cast(Cursor[Any], connection.connection.cursor())
        with cursor.copy(f"COPY {INTO} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        connection.exec_driver_sql("ANALYZE")
