"""The site on a small province, put back as it was after every change."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from survey.config import read_settings
from survey.db import make_engine, writing
from survey.fields import field_names
from survey.models import AuditEntry, RoleName, Unit
from survey.problems import API
from survey.site import create_app
from tests.conftest import MORNING
from tests.signing_in import bearer, signed_in_as
from tests.survey.access.people import give, make_user
from tests.survey.cast import Cast, Relation, make_cast

Place = Relation | None  # of a role: on the own unit, or on everything
Form = dict[str, object]
Kept = dict[tuple[RoleName, Place], dict[str, str]]


@dataclass(frozen=True)
class Asked:
    """What came back, whether anything was written, and what the audit has of it."""

    answer: TestResponse
    has_written: bool
    actions: tuple[str, ...]
    fields: frozenset[str]  # that the audit tells of

    @property
    def status(self) -> int:
        return self.answer.status_code


class Stage:
    """The site, its cast, and what browsers and programs of its people send along."""

    def __init__(self, app: Flask, cast: Cast, cookies: Kept, tokens: Kept) -> None:
        self.app, self.cast, self.cookies, self.tokens = app, cast, cookies, tokens
        self._engine = app.extensions["hailong_engine"]
        self._record = _record(self._engine.url)

    def ask(
        self,
        method: str,
        address: str,
        *,
        role: RoleName,
        place: Place = Relation.OWN,
        form: Form | None = None,
    ) -> Asked:
        """Send a request as somebody with a role; what it wrote is undone."""
        client = self.app.test_client(use_cookies=False)
        kept = self.tokens if address.startswith(API) else self.cookies
        headers = kept[role, place]
        answer = client.open(address, method=method, data=form, headers=headers)
        answer.get_data()
        if self._record is None or not self._record.has_changed():
            return Asked(answer, False, (), frozenset())
        with Session(self._engine) as session:
            entries = session.scalars(select(AuditEntry)).all()
            actions = tuple(entry.action for entry in entries)
            fields = frozenset(n for entry in entries for n in field_names(entry))
        self._engine.dispose()
        self._record.restore()
        return Asked(answer, True, actions, fields)


def _record(url: URL) -> "Record | None":
    """Watch what is written, where the database is a file."""
    if url.get_backend_name() != "sqlite":
        return None
    return Record(Path(url.database or ""))


class Record:
    """An SQLite file as it was, and whether anybody has written to it since."""

    def __init__(self, file: Path) -> None:
        self._file, self._kept = file, file.with_suffix(".kept")
        shutil.copy(file, self._kept)
        self._watch()

    def _watch(self) -> None:
        self._watcher = sqlite3.connect(self._file)
        self._version = self._data_version()

    def _data_version(self) -> int:
        [version] = self._watcher.execute("PRAGMA data_version").fetchone()
        return int(version)

    def has_changed(self) -> bool:
        return self._data_version() != self._version

    def restore(self) -> None:
        self._watcher.close()
        for journal in self._file.parent.glob(f"{self._file.name}-*"):
            journal.unlink()
        shutil.copy(self._kept, self._file)
        self._watch()


@contextmanager
def open_stage(
    url: URL,
    folder: Path,
    *,
    then: Callable[[Session], object] = Session.flush,
    **given: object,
) -> Iterator[Stage]:
    """Fill a migrated database and open the site on it; time stands still."""
    address = url.render_as_string(hide_password=False)
    usual = {"second_factor": "optional", "database_url": address}
    settings = read_settings(instance=folder / "instance", **(usual | given))
    with time_machine.travel(MORNING, tick=False):
        app = create_app(settings)
        app.config.update(WTF_CSRF_ENABLED=False, API_A_MINUTE=10_000)
        engine = make_engine(url)
        with Session(writing(engine)) as session:
            cast = make_cast(session)
            then(session)
            cookies, tokens = _people(app, session, cast)
        engine.dispose()
        yield Stage(app, cast, cookies, tokens)
        app.extensions["hailong_engine"].dispose()


def _people(app: Flask, session: Session, cast: Cast) -> tuple[Kept, Kept]:
    own = session.get_one(Unit, cast.things[Relation.OWN].unit_id)
    cookies, tokens = {}, {}
    for role in RoleName:
        for place, unit in ((Relation.OWN, own), (None, None)):
            user = make_user(session)
            give(session, user, role, unit)
            tokens[role, place] = bearer(session, user)
            client = signed_in_as(app, session, user)
            cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
            assert cookie is not None
            cookies[role, place] = {"Cookie": f"{cookie.key}={cookie.value}"}
    return cookies, tokens
