"""What lies in a pack, of whatever release, and how it is asked for."""

import json
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.manage.operations.rate_counts import import_counts
from survey.methods import parse_method, parse_questionnaire
from survey.models import KeptPack
from survey.packs.verify import check, sha256
from survey.release.operations import make_release
from survey.tasks import run_waiting
from tests.factories import make_province, make_sheets
from tests.pages import open_page, send
from tests.survey.exports.pack.packs import pack_of
from tests.survey.release.conftest import MADE_AT
from tests.survey.results.frozen import freeze_release
from tests.weeks import make_week

pytestmark = pytest.mark.usefixtures("clock")


def test_the_worker_puts_it_together(
    official: FlaskClient, app: Flask, session: Session, tmp_path: Path
) -> None:
    province = make_province(session, method="counter-short")
    make_sheets(session, province.round, province.counters[0], ["54321"], n=12)
    release = make_release(session, province.round, made_at=MADE_AT)
    address = f"/ket-qua/{province.round.code}/1/ho-so"
    session.commit()
    waiting = send(official, open_page(official, address), {})
    run_waiting(app.extensions["hailong_engine"], app.config["HAILONG"])
    sent = official.get(f"{waiting.address}/tep")
    assert f"ho-so-{province.round.code}-1.zip" in sent.headers["Content-Disposition"]
    file = tmp_path / "ho-so.zip"
    file.write_bytes(sent.data)
    assert check(file)[0] == []
    assert sent.data == pack_of(session, release, app.config["HAILONG"])
    kept = session.scalars(select(KeptPack)).one()
    assert (kept.release_id, kept.digest) == (release.id, sha256(sent.data))
    _holds_what_it_says(sent.data)


def _holds_what_it_says(pack: bytes) -> None:
    with zipfile.ZipFile(BytesIO(pack)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert {"Bao-cao-SIPAS.docx", "Bao-cao-SIPAS.pdf", "Phu-luc.xlsx"} < set(files)
    assert list(files) == [*sorted(set(files) - {"manifest.json"}), "manifest.json"]
    for name, content in files.items():
        if name.endswith(".toml"):
            document = tomllib.loads(content.decode())
            parse = parse_method if "phuong-phap" in name else parse_questionnaire
            parse(document)
    manifest = json.loads(files["manifest.json"])
    assert manifest["release"]["n_sheets"] == 12
    assert set(manifest["left_out"]) == {"microdata"}
    assert manifest["exclusions"]["sheets_withdrawn"] == {}


def test_a_release_that_tells_nothing_has_a_pack_as_well(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    province = make_province(session, method="counter-short")
    make_sheets(session, province.round, province.counters[0], ["54321"], n=3)
    release = make_release(session, province.round, made_at=MADE_AT)
    file = tmp_path / "ho-so.zip"
    file.write_bytes(pack_of(session, release, settings))
    assert check(file) == ([], 0)
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["exclusions"]["figures_by_status"]["withheld"] > 0


def test_what_cannot_be_written_is_said(session: Session, settings: Settings) -> None:
    round_ = make_province(session, method="counter-short").round
    bare = freeze_release(session, round_, number=9, made_at=MADE_AT, n_sheets=0)
    session.commit()
    with zipfile.ZipFile(BytesIO(pack_of(session, bare, settings))) as archive:
        assert "Bao-cao-SIPAS.pdf" not in archive.namelist()
        assert "Không lập được báo cáo" in archive.read("DOC-TRUOC.txt").decode()
        manifest = json.loads(archive.read("manifest.json"))
    assert set(manifest["left_out"]) == {"Bao-cao-SIPAS", "microdata"}


def test_rates_are_recomputed_from_their_counts(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    province = make_province(session, units=1)
    week = make_week(session, province.root)
    line = f"{province.units[0].code},TTHC-HL,607,10000\n"
    import_counts(session, week, f"unit,rate,counted,total\n{line}".encode())
    release = make_release(session, week, made_at=MADE_AT)
    file = tmp_path / "ho-so.zip"
    file.write_bytes(pack_of(session, release, settings))
    faults, n = check(file)
    assert (faults, n > 0) == ([], True)
