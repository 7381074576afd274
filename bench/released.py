"""A province of many units whose release was made, and who may look at it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from bench.province import build
from bench.sites import SECRET
from survey import clock
from survey.accounts.operations import add_official
from survey.config import read_settings
from survey.db import make_engine, writing
from survey.manage.operations.publishing import publish
from survey.models import Release, Round, Unit, UnitKind, User
from survey.release.draft import draft_release
from survey.release.operations import store_release
from survey.site import create_app
from tests.signing_in import bearer, signed_in_as

EMAIL = "do@tinh-de-do.example"
SEED = 20261126
UNITS_ASKED, COMPARED = 60, 10


@dataclass(frozen=True)
class Looking:
    """Somebody who may see everything, in a browser and as a program."""

    client: FlaskClient
    header: Mapping[str, str]  # of the program
    addresses: Mapping[str, list[str]]  # by kind of page


def release(url: URL, *, sheets: int, units: int) -> dict[str, float]:
    """Build the province, make its release and publish it; tell the seconds."""
    engine = make_engine(url)
    started = perf_counter()
    build(writing(engine), sheets=sheets, units=units)
    loaded = perf_counter()
    with Session(engine) as session:
        draft = draft_release(
            session, session.scalars(select(Round)).one(), today=clock.now().date()
        )
    with Session(writing(engine)) as session:
        made = store_release(session, draft, made_at=clock.now())
        publish(session, made, at=clock.now())
        add_official(session, EMAIL)
        session.commit()
    ended = perf_counter()
    engine.dispose()
    return {"load": loaded - started, "release": ended - loaded}


@contextmanager
def looking(url: URL, folder: Path) -> Iterator[Looking]:
    """Let somebody look at what was released, in a process that is fresh."""
    settings = read_settings(
        instance=folder,
        secret_key=SECRET,
        database_url=url.render_as_string(hide_password=False),
        second_factor="optional",
    )
    app = create_app(settings)
    app.config["API_A_MINUTE"] = 1_000_000
    engine = make_engine(url)
    with Session(writing(engine)) as session:
        person = session.scalars(select(User).where(User.email == EMAIL)).one()
        header = bearer(session, person)
        client = signed_in_as(app, session, person, has_second_factor=True)
    with Session(engine) as session:
        addresses = _addresses(session)
    engine.dispose()
    yield Looking(client, header, addresses)


def _addresses(session: Session) -> dict[str, list[str]]:
    made = session.scalars(select(Release)).one()
    communes = select(Unit.code).where(Unit.kind == UnitKind.COMMUNE)
    codes = list(session.scalars(communes.order_by(Unit.code)))
    drawn = [str(one) for one in np.random.default_rng(SEED).permutation(codes)]
    asked, beside = drawn[:UNITS_ASKED], drawn[:COMPARED]
    place = f"{made.round.code}/{made.number}"
    figures = f"/api/v1/rounds/{made.round.code}/releases/{made.number}/figures"
    return {
        "overview": [f"/tong-quan/{place}"],
        "unit": [f"/don-vi/{code}" for code in asked],
        "compare 10 units": ["/so-sanh?" + "&".join(f"unit={one}" for one in beside)],
        "classes": [f"/phan-loai/{place}"],
        "public: province": [f"/cong-khai/{place}"],
        "public: unit": [f"/cong-khai/{place}/don-vi/{code}" for code in asked],
        "API: figures, 500 a page": [f"{figures}?limit=500"],
        "API: figures of a unit": [f"{figures}?unit={code}" for code in asked],
    }
