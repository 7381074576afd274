"""A site to walk: a province in a database, served by `hailong serve`."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, func, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey import clock
from survey.accounts.operations import add_official
from survey.cli.samples import keep_samples
from survey.db import make_engine, writing
from survey.demo.build import build_province
from survey.demo.kiosks import offer_kiosk
from survey.demo.renewal import shown_counter
from survey.models import Channel, Counter, Response, Round
from survey.speaking import speaking
from tests.factories import make_province
from tests.servers import environment, free_port, serving

HAILONG = Path(sys.executable).parent / "hailong"
EMAIL = "can.bo@tinh.example"
PASSWORD = "sông núi nước Nam 1077"
NEIGHBOURS = 3  # provinces whose packs were received
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SHEETS = (1_500, 2_000)  # in the first round and in the second

Fill = Callable[[Session], object]


@dataclass(frozen=True)
class Site:
    """Where it answers, and what its database says."""

    address: str
    folder: Path
    engine: Engine
    before: Mapping[str, int]  # sheets of each counter when the site was opened

    def n_sheets(self, code: str) -> int:
        """Return how many sheets a counter has collected since the site was opened."""
        return _n_sheets(self.engine).get(code, 0) - self.before.get(code, 0)

    def open_counters(self) -> list[Counter]:
        """Return the counters that a poster leads to."""
        found = select(Counter).where(Counter.closed_on.is_(None)).order_by(Counter.id)
        with Session(self.engine, expire_on_commit=False) as session:
            return list(session.scalars(found))


@contextmanager
def open_site(
    url: URL,
    folder: Path,
    fill: Fill,
    *,
    host: str = "127.0.0.1",
    second_factor: str = "optional",
) -> Iterator[Site]:
    """Fill a database and serve it until the block ends, by a name of this machine."""
    engine = make_engine(url)
    with Session(writing(engine)) as session:
        fill(session)
        session.commit()
    port = free_port()
    env = environment(
        instance=folder / "instance",
        database_url=url.render_as_string(hide_password=False),
        base_url=f"http://{host}:{port}",
        second_factor=second_factor,
        port=port,
        workers=1,
    )
    with serving(
        [HAILONG, "serve"], port=port, folder=folder, env=env, log=folder / "serve.log"
    ):
        address = f"http://{host}:{port}"
        yield Site(address, folder, engine, before=_n_sheets(engine))
    engine.dispose()


@contextmanager
def fresh_site(
    template: Path, folder: Path, fill: Fill, **given: str
) -> Iterator[Site]:
    """Fill a copy of an empty SQLite database and serve it until the block ends."""
    file = shutil.copy(template, folder / "hailong.db")
    url = URL.create("sqlite", database=str(file))
    with open_site(url, folder, fill, **given) as site:
        yield site


def _n_sheets(engine: Engine) -> dict[str, int]:
    n = select(Counter.code, func.count().label("n")).join_from(Response, Counter)
    with engine.connect() as connection:
        rows = connection.execute(n.group_by(Counter.code))
        return {row.code: row.n for row in rows}


def fill_province(session: Session) -> None:
    """Build the invented province, small, and an official who may look at it."""
    build_province(session, today=today(), sheets=SHEETS)
    with speaking("vi"):
        keep_samples(session, today().year - 1, NEIGHBOURS, zone=ZONE)
    offer_kiosk(session, shown_counter(session), now=clock.now())
    add_official(session, EMAIL, password=PASSWORD)


def fill_counter(session: Session) -> None:
    """Add one counter with a round under way."""
    province = make_province(session, units=1, method="counter-short")
    province.round.starts_on = today() - timedelta(days=30)
    province.round.ends_on = today() + timedelta(days=30)
    for unit in (province.root, *province.units):
        unit.valid_from = province.round.starts_on
    province.counters[0].opened_on = province.round.starts_on


def fill_office(session: Session, *channels: Channel) -> Round:
    """Add a counter whose round takes sheets of these channels, and an official."""
    fill_counter(session)
    session.flush()
    round_ = session.scalars(select(Round)).one()
    round_.channels = [Channel.QR, *channels]
    add_official(session, EMAIL, password=PASSWORD)
    return round_


def today() -> date:
    """Return the day it is at the counters: the server's clock cannot be moved."""
    return clock.today(ZONE)
