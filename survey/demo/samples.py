"""Small releases of invented provinces, to try on what receives their packs.

No real province is ever given an invented result: these are called "Tỉnh mẫu 01" and
so on, and are in no register. Each is measured the way a real one is, by releases of
invented sheets, in a database that is thrown away.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from tempfile import TemporaryDirectory

import numpy as np
from numpy.random import Generator, default_rng
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey import db, migrate
from survey.clock import Half
from survey.demo.founding import as_file
from survey.demo.opinions import CUTS, as_texts
from survey.demo.questionnaires import publish_plain
from survey.manage.operations.counters import open_counter
from survey.manage.operations.rounds import RoundPlan, open_round
from survey.manage.operations.units import import_units
from survey.methods.questionnaire import parse_questionnaire
from survey.models import (
    Channel,
    Counter,
    Population,
    Questionnaire,
    Release,
    Round,
    Unit,
    UnitKind,
    Weighting,
)
from survey.release.operations import make_release
from survey.respond.operations import store_sheet
from survey.respond.places import Place
from survey.respond.sheets import fill_in
from survey.tree import unit_by_code

MOST = 34
OFFICES, DAYS, A_DAY = 2, 15, 5  # offices of a province, days, sheets a day
SEED, SECRET = 34, 16
MOODS, YEAR_SD, OFFICE_SD, DAY_SD, VISITOR_SD, ITEM_SD = 0.28, 0.2, 0.1, 0.25, 0.85, 0.6
LETTERS = np.frombuffer(b"12345", dtype=np.uint8)


def sample_releases(
    year: int, n: int, *, method: str = "counter"
) -> Iterator[tuple[Session, Release]]:
    """Yield the release of each of `n` provinces, always the same ones.

    With the session in which it may be read until the next is asked for.
    """
    with TemporaryDirectory() as folder:
        engine = db.make_engine(URL.create("sqlite", database=f"{folder}/mau.db"))
        migrate.upgrade(engine)
        with Session(db.writing(engine)) as session:
            asked = publish_plain(session, method, on=date(year, 1, 1))
            for number in range(1, n + 1):
                round_ = _measured(session, asked, number)
                night = datetime.combine(round_.ends_on, datetime.min.time(), UTC)
                yield session, make_release(session, round_, made_at=night)
        engine.dispose()


def _measured(session: Session, asked: Questionnaire, number: int) -> Round:
    """Found a province, and let its people answer."""
    assert asked.published_on is not None  # noqa: S101 - it was published above
    start = date(asked.published_on.year, 10, 1)
    root = _found(session, number, on=asked.published_on)
    round_ = open_round(session, _plan(asked, root, number, start))
    rng = default_rng([SEED, number, start.year])
    # What people of a province are like, and what has changed in the year.
    mood = default_rng([SEED, number]).normal(0, MOODS) + rng.normal(0, YEAR_SD)
    for office in range(1, OFFICES + 1):
        unit = unit_by_code(session, f"MAU-{number:02}-{office}")
        counter = open_counter(
            session, unit, name="Quầy mẫu", opened_on=asked.published_on
        )
        session.flush()
        own = mood + rng.normal(0, OFFICE_SD)
        _ask(session, round_, counter, rng, mood=own)
    return round_


def _found(session: Session, number: int, *, on: date) -> Unit:
    code, named = f"MAU-{number:02}", f"Tỉnh mẫu {number:02}"
    rows = [{"code": code, "name": named, "kind": UnitKind.PROVINCE, "valid_from": on}]
    rows += [
        {
            "code": f"{code}-{office}",
            "name": f"Xã mẫu {office}",
            "kind": UnitKind.COMMUNE,
            "parent": code,
            "valid_from": on,
        }
        for office in range(1, OFFICES + 1)
    ]
    import_units(session, as_file(rows))
    return unit_by_code(session, code)


def _plan(asked: Questionnaire, root: Unit, number: int, start: date) -> RoundPlan:
    return RoundPlan(
        code=f"mau-{number:02}-{start.year}",
        title=f"Đợt khảo sát mẫu năm {start.year} (số liệu không có thật)",
        starts_on=start,
        ends_on=start + timedelta(days=60),
        root=root,
        method=asked.method,
        questionnaire=asked,
        channels=[Channel.QR],
        weighting=Weighting.EQUAL,
    )


def _ask(
    session: Session, round_: Round, counter: Counter, rng: Generator, *, mood: float
) -> None:
    """Let visitors of a counter answer, day after day."""
    asked = round_.questionnaire
    assert asked is not None  # noqa: S101 - opened with one
    place = Place(
        round_id=round_.id,
        questionnaire_id=asked.id,
        unit_id=counter.unit_id,
        counter_id=counter.id,
        channel=Channel.QR,
        population=Population.COUNTER_USERS,
    )
    width = parse_questionnaire(asked.document).width
    connection = session.connection()
    for day in range(DAYS):
        for answers in _answers(rng, width, mood + rng.normal(0, DAY_SD)):
            sheet = fill_in(
                place,
                answers,
                secret=rng.bytes(SECRET),
                day=round_.starts_on + timedelta(days=day),
                half=Half.MORNING,
                language="vi",
            )
            store_sheet(connection, sheet)


def _answers(rng: Generator, width: int, mood: float) -> list[str]:
    visitors = rng.normal(mood, VISITOR_SD, A_DAY)[:, None]
    opinions = visitors + rng.normal(0, ITEM_SD, (A_DAY, width))
    return as_texts(LETTERS[np.searchsorted(CUTS, opinions)])
