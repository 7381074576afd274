"""Every file that the site sends, of a province whose texts are the worst there are."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator

from sqlalchemy import select, update
from sqlalchemy.orm import InstrumentedAttribute, Session
from werkzeug.http import parse_options_header

from survey.exports.files import TABLES
from survey.models import (
    Counter,
    Enumerator,
    Frame,
    FrameEntry,
    ItemScore,
    OutsideResult,
    Release,
    RoleName,
    Round,
    Service,
    SupportingDocument,
    Unit,
)
from survey.release.operations import make_release
from survey.spreadsheets import Column, Kind, Table, table_file
from tests.conftest import MORNING
from tests.factories import make_counter, make_round, make_sheets, make_unit
from tests.survey.cast import Relation
from tests.survey.exports.pack.packs import pack_of
from tests.survey.results.frozen import freeze_release
from tests.survey.routes_asked import address_of, routes_of
from tests.survey.stage import Stage

RUN = "=1+1"
SEEN = 'Xã "Ấ ầ ẩ ẫ ậ ữ ự đ" /..\\ <b>&'  # what must be left of the worst text
UNSEEN = "\x07\x1b\u202e\ufffe"
WORST = unicodedata.normalize("NFD", SEEN) + UNSEEN
LONG = f"{RUN} " + "Cảm ơn. " * 4_000  # of a citizen: 32,000 characters
TEXTS: tuple[InstrumentedAttribute[str], ...] = (
    *(Unit.name, Counter.name, Round.title, Service.name, Frame.title),
    *(Enumerator.name, FrameEntry.label, SupportingDocument.title),
    *(OutsideResult.subject_name, OutsideResult.source_title, OutsideResult.note),
)
TABLE = "exports.findings"  # sends one table of a release, by its name
WATCHER, DECIDER = RoleName.AUDITOR, RoleName.PROVINCE_ADMINISTRATOR
ENDINGS = ("csv", "xlsx")
USUAL, WITHHELD, EMPTY = "DOT-OWN", "it-phieu", "khong-phieu"  # rounds


def spoil(session: Session) -> None:
    """Let every text that somebody types be the worst there is."""
    _release_little(session)
    for column in TEXTS:
        session.execute(update(column.class_).values({column: f"{RUN} {WORST}"}))
    score = {"workbook_id": 1, "item": "6.1", "own": 100, "explanation": WORST}
    session.add(ItemScore(**score))
    session.commit()


def sent_files(stage: Stage) -> dict[str, bytes]:
    """Return every table that a page sends, by its name, as CSV and as a workbook."""
    return {
        name: content
        for address in sorted(set(_addresses(stage)))
        for name, content in _sent(stage, address)
    }


def _addresses(stage: Stage) -> Iterator[str]:
    """Yield the addresses that end as files do."""
    for route in routes_of(stage.app):
        if route.method != "GET" or route.endpoint.startswith("accounts."):
            continue
        address = address_of(stage, route, Relation.OWN)
        start, _dot, ending = address.rpartition(".")
        if ending in ENDINGS:
            yield from (f"{start}.{kind}" for kind in ENDINGS)
        if route.endpoint == TABLE:
            yield from (address.replace("weeks", name) for name in TABLES)


def _sent(stage: Stage, address: str) -> Iterator[tuple[str, bytes]]:
    """Yield a file and its name; an address may know one kind alone."""
    for role in (DECIDER, WATCHER):
        answer = stage.ask("GET", address, role=role, place=None).answer
        if answer.status_code == 200:
            told = parse_options_header(answer.headers["Content-Disposition"])[1]
            yield told["filename"], answer.data
            return
    assert answer.status_code in {403, 404}, address


def comment_files() -> dict[str, bytes]:
    """Return the longest of comments, and the worst, as they are downloaded."""
    rows = [(LONG,), (WORST,), (f"\ud800{UNSEEN}{RUN}",)]
    table = Table("Ý kiến", [Column("Ý kiến", Kind.TEXT, 80)], rows)
    return {f"y-kien.{k}": table_file(table, k, made_at=MORNING) for k in ENDINGS}


def packs(stage: Stage) -> dict[str, dict[str, bytes]]:
    """Return the files of the packs of a usual, a withheld and an empty release."""
    settings = stage.app.config["HAILONG"]
    with Session(stage.app.extensions["hailong_engine"]) as session:
        made = {
            code: pack_of(session, _release(session, code), settings)
            for code in (USUAL, WITHHELD, EMPTY)
        }
    return {name: _unpacked(content) for name, content in made.items()}


def _release(session: Session, code: str) -> Release:
    return session.scalars(select(Release).join(Round).where(Round.code == code)).one()


def _unpacked(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _release_little(session: Session) -> None:
    """Release a round of three sheets, and one of none."""
    like = session.scalars(select(Round).where(Round.code == USUAL)).one()
    unit = make_unit(session)
    assert like.questionnaire
    small, none = (
        make_round(session, unit, like.questionnaire, code=code)
        for code in (WITHHELD, EMPTY)
    )
    make_sheets(session, small, make_counter(session, unit), ["54321"], n=3)
    make_release(session, small, made_at=MORNING)
    freeze_release(session, none, made_at=MORNING, n_sheets=0)
