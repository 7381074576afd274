"""The sheets in a pack: read again, described, checked, and asked for on a page."""

import csv
import io
import json
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.models import AuditEntry, Microdata, Release, Unit
from survey.packs.verify import check, sha256
from survey.release.microdata import give_microdata
from survey.tasks import run_waiting
from tests.pages import open_page, send
from tests.survey.exports.pack.packs import pack_of
from tests.survey.release.microdata.rounds import MADE_AT, closed_round

DDI = "{ddi:codebook:2_5}"
# Children of `var` in DDI-Codebook 2.5, in the order its schema asks for.
OF_VARIABLE = ("labl", "qstn", "catgry", "varFormat")
SHEETS = "so-lieu/microdata.csv"
Rows = list[list[str]]

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def release(session: Session) -> Release:
    """The release of a round that is closed, its communes named in pieces."""
    _province, release = closed_round(session)
    for unit in session.scalars(select(Unit)):
        unit.name = unicodedata.normalize("NFD", f'Xã Đường Ưỡng "{unit.code}" =1+1')
    session.commit()
    return release


def test_what_was_given_is_in_the_pack_and_checked(
    session: Session, release: Release, settings: Settings, tmp_path: Path
) -> None:
    give_microdata(session, release, at=MADE_AT)
    session.commit()
    pack = pack_of(session, release, settings, has_report=False)
    again = pack_of(session, release, settings, has_report=False)
    assert sha256(again) == sha256(pack)
    files = _files(pack)
    assert json.loads(files["manifest.json"])["left_out"] == {}
    _is_described(files)
    folder = tmp_path / "hồ sơ"
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        archive.extractall(folder)
    assert (folder / SHEETS).exists()
    assert check(folder)[0] == []
    for change in (_drop, _repeat, _alter, _swap_units):
        _changed(folder, files, change)
        [fault, *_others], _n = check(folder)
        assert ", sheets: " in fault, change


def _files(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _is_described(files: dict[str, bytes]) -> None:
    """Look up every column and every code of both tables in the codebook."""
    text = files["so-lieu/microdata-codebook.xml"]
    assert unicodedata.is_normalized("NFC", text.decode())
    book = fromstring(text)
    assert (book.tag, book.get("version")) == (f"{DDI}codeBook", "2.5")
    assert [one.tag for one in book] == [
        *(f"{DDI}stdyDscr", f"{DDI}fileDscr", f"{DDI}fileDscr", f"{DDI}dataDscr")
    ]
    for number, name in enumerate(("microdata", "microdata-people"), start=1):
        lines = files[f"so-lieu/{name}.csv"].decode("utf-8-sig")
        heading, *rows = csv.reader(io.StringIO(lines, newline=""))
        described = [
            one for one in book.iter(f"{DDI}var") if one.get("files") == f"F{number}"
        ]
        assert [one.get("name") for one in described] == heading
        for var, column in zip(described, zip(*rows, strict=True), strict=True):
            _has_codes(var, Counter(column))


def _has_codes(var: Element, counts: Counter[str]) -> None:
    tags = [one.tag.removeprefix(DDI) for one in var]
    assert tags == sorted(tags, key=OF_VARIABLE.index)
    told = {
        one.findtext(f"{DDI}catValu"): int(one.findtext(f"{DDI}catStat") or -1)
        for one in var.iter(f"{DDI}catgry")
    }
    assert {code: n for code, n in told.items() if n} == dict(counts)
    assert all(one.findtext(f"{DDI}labl") for one in var.iter(f"{DDI}catgry"))


def _drop(rows: Rows) -> Rows:
    return rows[:-1]


def _repeat(rows: Rows) -> Rows:
    return [*rows, rows[-1]]


def _alter(rows: Rows) -> Rows:
    place = next(k for k, cell in enumerate(rows[0]) if cell == "7")
    return [[*rows[0][:place], "8", *rows[0][place + 1 :]], *rows[1:]]


def _swap_units(rows: Rows) -> Rows:
    return [[rows[-1][0], *rows[0][1:]], [rows[0][0], *rows[-1][1:]], *rows[1:-1]]


def _changed(
    folder: Path, files: dict[str, bytes], change: Callable[[Rows], Rows]
) -> None:
    """Change the sheets, and write the manifest that goes with them."""
    text = io.StringIO(files[SHEETS].decode("utf-8-sig"), newline="")
    heading, *rows = csv.reader(text)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([heading, *change(rows)])
    data = out.getvalue().encode("utf-8-sig")
    (folder / SHEETS).write_bytes(data)
    manifest = json.loads(files["manifest.json"])
    for one in manifest["files"]:
        if one["name"] == SHEETS:
            one["size"], one["sha256"] = len(data), sha256(data)
    manifest["manifest_sha256"] = "0" * 64
    bare = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    sealed = bare.replace("0" * 64, sha256(bare.encode()), 1)
    (folder / "manifest.json").write_text(sealed, "utf-8")


def test_it_is_decided_on_a_page_once(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    _province, release = closed_round(session, sizes=(30,))
    place = f"{release.round.code}/1"
    session.commit()
    address = f"/ket-qua/{place}/du-lieu-phieu"
    page = open_page(official, address)
    assert "Xin đánh dấu" in send(official, page, {}, status=422).text
    waiting = send(official, page, {"sure": "y"})
    run_waiting(app.extensions["hailong_engine"], app.config["HAILONG"])
    assert "Đã xong" in open_page(official, waiting.address).text
    after = open_page(official, address)
    assert all("du-lieu-phieu" not in form.action for form in after.forms)
    assert "không có tệp người trả lời. " in after.text
    again = send(official, page, {"sure": "y"})
    run_waiting(app.extensions["hailong_engine"], app.config["HAILONG"])
    assert "một lần" in open_page(official, again.address).text
    assert session.scalars(select(Microdata)).one().by_id is not None
    told = select(AuditEntry).where(AuditEntry.action == "microdata.given")
    assert session.scalars(told).one().code == place
