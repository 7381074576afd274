import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine, writing
from survey.demo import province
from survey.demo.build import build_province, is_built
from survey.demo.renewal import is_foreign, keep_a_round_open, shown_counter
from survey.models import (
    Comment,
    Counter,
    Figure,
    Lineage,
    Receipt,
    Release,
    Representation,
    Response,
    Round,
    Status,
    Stratum,
    Unit,
    Weighting,
)
from tests import factories
from tests.databases import TEMPLATE
from tests.factories import TODAY

SHEETS = (700, 1300)
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture(scope="module", params=DATABASES)
def url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> URL:
    """A database with the province, built once for every test that only reads."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        file = shutil.copy(template, tmp_path_factory.mktemp("demo") / "hailong.db")
        place = URL.create("sqlite", database=str(file))
    else:
        server = request.getfixturevalue("postgres")
        place = server.create(f"demo-{uuid4().hex}", template=TEMPLATE)
    built(place)
    return place


def built(place: URL) -> None:
    engine = make_engine(place)
    with Session(writing(engine)) as session:
        assert not is_built(session)
        build_province(session, today=TODAY, sheets=SHEETS)
        session.commit()
    engine.dispose()


@pytest.fixture
def province_session(url: URL) -> Iterator[Session]:
    """A session on the province; what a test writes is rolled back."""
    engine = make_engine(url)
    with Session(writing(engine)) as session:
        yield session
    engine.dispose()


def test_the_province_comes_with_everything(province_session: Session) -> None:
    session = province_session
    assert is_built(session)
    assert count(session, Unit) == 34
    assert count(session, Counter) == 90
    assert count(session, Response) == count(session, Receipt) == sum(SHEETS)
    assert 0 < count(session, Comment) < 100
    kinds = {kind for (kind,) in session.execute(select(Lineage.kind))}
    assert kinds == {"merge"}


def test_rounds_and_releases_let_a_trend_be_seen(province_session: Session) -> None:
    session = province_session
    first, second = session.scalars(select(Round).order_by(Round.starts_on))
    assert second.is_open_on(TODAY)
    assert not first.is_open_on(first.ends_on)
    assert {first.weighting, second.weighting} == {Weighting.TRANSACTIONS}
    releases = session.execute(
        select(Release.round_id, Release.number, Release.n_sheets).order_by(Release.id)
    ).all()
    numbers = [(r.round_id, r.number) for r in releases]
    assert numbers == [(first.id, 1), *((second.id, k) for k in (1, 2, 3, 4))]
    sizes = [r.n_sheets for r in releases]
    assert sizes[0] == SHEETS[0]
    assert sizes[1:] == sorted(set(sizes[1:]))


def test_services_weigh_in_the_second_round(province_session: Session) -> None:
    """And some transactions have no counter where anybody could answer."""
    session = province_session
    newest = session.scalars(select(Release).order_by(Release.id.desc())).first()
    assert newest is not None
    strata = session.scalars(select(Stratum).filter_by(release_id=newest.id)).all()
    assert {"", "dat-dai", "ho-tich", "chung-thuc"} <= {row.service for row in strata}
    weights: dict[int, set[float]] = {}
    for row in strata:
        if row.counted_in:
            weights.setdefault(row.unit_id, set()).add(row.weight)
    assert max(len(found) for found in weights.values()) > 1
    silent = {row.service for row in strata if not row.counted_in}
    assert "kinh-doanh" in silent
    root = session.scalars(select(Unit.id).where(Unit.parent_id.is_(None))).one()
    assert 0.9 < session.get_one(Representation, (newest.id, root)).share < 1


def test_the_tiniest_offices_are_withheld(province_session: Session) -> None:
    session = province_session
    found = session.execute(
        select(Unit.code, Figure.status, Figure.value)
        .join(Unit, Unit.id == Figure.unit_id)
        .where(Figure.node == "overall", Unit.code.in_(["TK-SDTTG", "TK-KBNN"]))
    ).all()
    assert found
    assert {(row.status, row.value) for row in found} == {(Status.WITHHELD, None)}


def test_everything_says_that_it_is_invented(province_session: Session) -> None:
    session = province_session
    root = session.scalars(select(Unit).where(Unit.parent_id.is_(None))).one()
    assert province.MARK in root.name
    assert all(province.MARK in r.title for r in session.scalars(select(Round)))


def test_an_interrupted_build_leaves_nothing(engine: Engine) -> None:
    with Session(engine) as session:
        build_province(session, today=TODAY, sheets=SHEETS)
    with Session(engine) as session:
        assert not is_built(session)
        assert count(session, Response) == 0


def test_every_database_gives_the_same_figures(
    url: URL, sqlite_template: Path, tmp_path: Path
) -> None:
    file = shutil.copy(sqlite_template, tmp_path / "other.db")
    other = URL.create("sqlite", database=str(file))
    built(other)
    assert figures(url) == figures(other)
    assert len(set(figures(url))) == 5


def figures(place: URL) -> list[str]:
    engine = make_engine(place)
    with Session(engine) as session:
        digests = select(Release.figures_digest).order_by(Release.id)
        found = list(session.scalars(digests))
    engine.dispose()
    return found


def test_a_counter_can_be_visited(province_session: Session) -> None:
    session = province_session
    code = shown_counter(session)
    counter = session.scalars(select(Counter).where(Counter.code == code)).one()
    assert counter.unit.code == "TK-P01"
    assert counter.closed_on is None


def test_a_round_stays_open_however_late_it_is(province_session: Session) -> None:
    session = province_session
    keep_a_round_open(session, today=TODAY)
    assert count(session, Round) == 2
    later = TODAY + timedelta(days=200)
    keep_a_round_open(session, today=later)
    keep_a_round_open(session, today=later)
    newest = session.scalars(select(Round).order_by(Round.starts_on.desc())).first()
    assert count(session, Round) == 3
    assert newest is not None
    assert newest.is_open_on(later)


def test_a_database_in_use_is_left_alone(session: Session) -> None:
    assert not is_foreign(session)
    factories.make_unit(session)
    assert is_foreign(session)


@pytest.mark.slow
def test_sixty_thousand_sheets_take_less_than_a_minute(sqlite_url: URL) -> None:
    engine = make_engine(sqlite_url)
    start = time.monotonic()
    with Session(writing(engine)) as session:
        build_province(session, today=TODAY)
        session.commit()
        assert count(session, Response) == 60_000
    assert time.monotonic() - start < 60
    engine.dispose()
