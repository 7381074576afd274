"""Two piles of paper and their files, ready for the worker, in a fresh database."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey import clock
from survey.db import make_engine, writing
from survey.keying import filling, posting_task
from survey.keying.operations.batches import Heading, open_batch
from survey.keying.operations.second import draw_second, key_again, second_keyings
from survey.keying.sheet_rows import expected_of, headings
from survey.manage.operations.past.reading import Holds, Reading, guessed
from survey.manage.past import work as past
from survey.methods import Form
from survey.migrate import upgrade
from survey.models import Batch, Channel, Population, RoleName, TaskState
from survey.spreadsheets import CSV, XLSX, Column, Kind, Table, table_file
from survey.tasks import File, ask_for
from tests.factories import TODAY, make_province
from tests.survey.access.people import give, make_user

WEEK = timedelta(days=6)
LEVELS = (1, 2, 3, 4, 5, 0, None)
COMMENT = "Chờ hơn một giờ, ghế ngồi không đủ"  # on every fifth form


@dataclass(frozen=True)
class Pile:
    """Where the database and the files are, and what is asked of the worker."""

    url: URL
    folder: Path
    by: int
    round_code: str
    unit_code: str
    batches: dict[str, int]
    files: dict[str, Path]

    def check(self, kind: str) -> str:
        """Ask for a file to be checked; return the task."""
        return self._asked(filling.CHECK, {"batch": self.batches[kind]}, kind)

    def fill(self, kind: str, check: str) -> str:
        """Ask for a file that was checked to be taken into its batch."""
        asked = {"batch": self.batches[kind], "name": kind, "check": check}
        return self._asked(filling.FILL, asked)

    def post(self, kind: str) -> str:
        """Key again what must be, and ask for the batch to be posted."""
        engine = writing(make_engine(self.url))
        with Session(engine) as session:
            batch = session.get_one(Batch, self.batches[kind])
            draw_second(session, batch)
            for one in second_keyings(session, batch):
                key_again(session, batch, one.number, one.first, by=None)
            session.commit()
            params = {"batch": batch.id, "revision": batch.revision}
        engine.dispose()
        return self._asked(posting_task.KIND, params)

    def past(self, kind: str) -> str:
        """Ask for a file to be written into the round."""
        form, by_name = self._form(), {"unit": "unit", "day": "day"}
        reading = Reading(guessed(form, past_headings(form)) | by_name)
        said = {"round": self.round_code, "holds": Holds.SHEETS, "name": kind}
        look = self._asked(past.LOOK, said, f"past {kind}", is_done=True)
        return self._asked(past.WRITE, said | {"look": look, "reading": reading.kept()})

    def _form(self) -> Form:
        engine = make_engine(self.url)
        with Session(engine) as session:
            form, _cover = expected_of(session.get_one(Batch, self.batches[CSV]))
        engine.dispose()
        return form

    def _asked(
        self,
        kind: str,
        params: dict[str, Any],
        file: str = "",
        *,
        is_done: bool = False,
    ) -> str:
        engine = writing(make_engine(self.url))
        given = File(file, "", self.files[file].read_bytes()) if file else None
        with Session(engine) as session:
            asked = ask_for(session, kind, params, by=self.by, file=given)
            asked.state = TaskState.DONE if is_done else asked.state
            task = asked.id
            session.commit()
        engine.dispose()
        return task


def make_pile(url: URL, folder: Path, n: int) -> Pile:
    """Open two batches of `n` forms and write the files of their sheets."""
    engine = make_engine(url)
    upgrade(engine)
    with Session(writing(engine), expire_on_commit=False) as session:
        province = make_province(session, units=1)
        province.round.channels = [Channel.PAPER]
        person = make_user(session)
        give(session, person, RoleName.UNIT_HEAD, province.units[0])
        heading = Heading(
            counter=province.counters[0],
            first_day=TODAY - WEEK,
            last_day=TODAY,
            declared=n,
            population=Population.COUNTER_USERS,
            language="vi",
            share=1,
        )
        made = {
            kind: open_batch(session, province.round, heading, by=None, today=TODAY)
            for kind in (CSV, XLSX)
        }
        unit, round_code = province.units[0].code, province.round.code
        form, _cover = expected_of(made[CSV])
        batches = {kind: batch.id for kind, batch in made.items()}
        numbers = {kind: batch.numbers for kind, batch in made.items()}
        by = person.id
        session.commit()
    engine.dispose()
    files = dict(_files(folder, form, numbers, unit))
    return Pile(url, folder, by, round_code, unit, batches, files)


def past_headings(form: Form) -> list[str]:
    """Return the headings of a file of a past round."""
    return ["unit", "day", *(item.code for item in form.items)]


def _files(
    folder: Path, form: Form, numbers: dict[str, range], unit: str
) -> Iterator[tuple[str, Path]]:
    for kind, own in numbers.items():
        draw = random.Random(29)
        sheets = [draw.choices(LEVELS, k=len(form.items)) for _ in own]
        keyed = [
            [number, TODAY.isoformat(), *sheet, COMMENT if number % 5 == 0 else None]
            for number, sheet in zip(own, sheets, strict=True)
        ]
        yield kind, _written(folder / f"keyed.{kind}", headings(form), keyed)
        old = [[unit, TODAY.isoformat(), *sheet] for sheet in sheets]
        file = folder / f"past.{kind}"
        yield f"past {kind}", _written(file, past_headings(form), old)


def _written(file: Path, names: list[str], rows: list[Any]) -> Path:
    columns = [Column(name, Kind.TEXT) for name in names]
    kind = file.suffix.removeprefix(".")
    file.write_bytes(table_file(Table("Lô", columns, rows), kind, made_at=clock.now()))
    return file
